import {
	describePackets,
	type Finding,
	type PacketDescription,
	type PacketField,
	type Reading,
	readInput,
} from '../../../explain/index.js';

/** A field of a packet, and which one it is of all that are shown. */
export interface NumberedField {
	readonly number: number;
	readonly field: PacketField;
}

/** What a text holds, as far as it is shown. */
export interface Model {
	readonly understood: Reading['understood'];
	readonly bytes: Uint8Array | undefined;
	readonly packets: readonly {
		readonly packet: PacketDescription;
		readonly fields: readonly NumberedField[];
	}[];
	readonly findings: readonly Finding[];
	/** The number of the field that each byte belongs to. */
	readonly owners: readonly (number | undefined)[];
	/** Bytes that a fault is about. */
	readonly faulty: ReadonlySet<number>;
	readonly fields: readonly PacketField[];
}

/** More bytes are not shown one by one. */
export const MOST_BYTES = 2048;

/** Reads a text as packets. */
export function readPacketText(text: string): Model {
	const reading = readInput(text);
	const { understood, bytes } = reading;
	if (bytes === undefined)
		return {
			understood,
			bytes,
			packets: [],
			findings: [],
			owners: [],
			faulty: new Set(),
			fields: [],
		};
	const { packets, findings } = describePackets(bytes);
	const fields = packets.flatMap((packet) => packet.fields);
	let number = 0;
	const owners: (number | undefined)[] = [];
	for (const [index, { offset, length }] of fields.entries())
		for (let at = offset; at < Math.min(offset + length, MOST_BYTES); at++) owners[at] = index;
	return {
		understood,
		bytes,
		packets: packets.map((packet) => ({
			packet,
			fields: packet.fields.map((field) => ({ number: number++, field })),
		})),
		findings,
		owners,
		faulty: faultyBytes(findings, owners),
		fields,
	};
}

/** Bytes that a fault is about, if it is about a field and not about the packet as a whole. */
function faultyBytes(findings: readonly Finding[], owners: Model['owners']): Set<number> {
	const faulty = new Set<number>();
	for (const { severity, position } of findings) {
		if (severity !== 'fault' || position === undefined) continue;
		const { start, end } = position;
		if (owners[start] !== owners[end - 1]) continue;
		for (let at = start; at < Math.min(end, MOST_BYTES); at++) faulty.add(at);
	}
	return faulty;
}

const HUES: readonly (readonly [RegExp, string])[] = [
	[/client id/, 'client-id'],
	[/will/, 'will'],
	[/user name/, 'username'],
	[/password/, 'password'],
	[/protocol/, 'protocol'],
	[/flags|keep-alive|return code|properties/, 'settings'],
];

/** Returns the name of a field's color: a text has the same as the length in front of it. */
export function hueOf({ code, params }: PacketField): string {
	const what = 'item' in params ? params.item : code;
	return HUES.find(([pattern]) => pattern.test(what))?.[1] ?? 'header';
}
