export type { CloudForm, DeviceField, FieldName } from './clouds/form.js';
export { CLOUD_FORMS } from './clouds/index.js';
export { type Explanation, explain, type Question } from './explain.js';
export type {
	Certainty,
	CloudName,
	Field,
	Finding,
	FindingCode,
	FindingParams,
	HashName,
	Language,
	Range,
	Severity,
} from './findings.js';
export { type Found, type Reading, readInput } from './input.js';
export type {
	InputForm,
	Item,
	PacketFieldCode,
	PacketFieldParams,
	Understanding,
	UnderstandingCode,
	UnderstandingParams,
} from './items.js';
export {
	describePackets,
	type PacketDescription,
	type PacketField,
	packetLines,
} from './packets.js';
export { word } from './word.js';
