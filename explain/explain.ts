import { toLatin1 } from './bytes.js';
import type { CloudForm } from './clouds/form.js';
import { judgeCredentials } from './credentials.js';
import { withoutSecret } from './device.js';
import { type Part, readField } from './fields.js';
import { type CloudName, type Finding, fault, inOrder, likely, note } from './findings.js';
import { type Case, FIELD_NAMES, type FieldSet, gather, type Question } from './gather.js';
import { judgeTarget } from './host.js';
import { fill } from './identity.js';
import { inferDevice, match } from './infer.js';
import { LONGEST_INPUT } from './input.js';
import type { Understanding } from './items.js';
import { type PacketDescription, type ReadPacket, readPackets } from './packet.js';
import { Redactor, secretsIn } from './redact.js';
import { judgeNetwork, judgeReturnCode, judgeUntold } from './refusal.js';
import { isSecretName, locate, understandingOf } from './understand.js';

export type { Question } from './gather.js';

/** An answer that may be printed and logged: nothing in it holds 8 characters of a secret, token or password. */
export interface Explanation {
	/** Absent if it could be any. */
	readonly cloud?: CloudName;
	/** What the input was taken for, in its order. */
	readonly understood: readonly Understanding[];
	/** Faults before notes, and what is certain first. */
	readonly findings: readonly Finding[];
	readonly packets: readonly PacketDescription[];
}

const LONGEST_FIELD = 65535;

/**
 * Says what is wrong with credentials, a packet or a refusal, as far as it can be known from what is given. A text or
 * bytes alone are the input. Throws a TypeError for options of a wrong type, and nothing for what they hold.
 */
export function explain(question: string | Uint8Array | Question): Explanation {
	const isInput = typeof question === 'string' || question instanceof Uint8Array;
	const given = gather(isInput ? { input: question } : question);
	const { form, bytes, reading } = given;
	const redactor = redactorFor(given);
	const shown = bytes ? readPackets(bytes, (text) => redactor.isPublic(text)) : [];
	return {
		...(form && { cloud: form.name }),
		understood: understandingOf(given).map((item) => redactor.params(item)),
		findings: inOrder(judge(given)).map((item) => locate(redactor.params(item), reading)),
		packets: shown.map((packet) => redactor.packet(packet)),
	};
}

function judge(given: Case): Finding[] {
	const { form, reading, printed, packets, sets, device, target, returnCode } = given;
	const found = [...reading.found, ...printed.found];
	for (const packet of packets) found.push(...judgePacket(packet, given));
	let isTokenRight = false;
	for (const set of sets) {
		const judged = form ? judgeSet(form, set, given) : [];
		isTokenRight ||=
			form !== undefined &&
			set.fields.password !== undefined &&
			hasSecret(form, device) &&
			!judged.some(({ field, code }) => field === 'password' || code === 'secret.different');
		found.push(...judged);
	}
	const isAnything = sets.some(({ fields }) => (fields.username ?? fields.password) !== undefined);
	if (!form && isAnything) found.push(note('cloud.unknown', {}));
	if (form) {
		const own = { ...inferDevice(form, sets[0]?.fields ?? {}), ...device };
		found.push(...judgeTarget(form, target, own));
	}
	// A server that knows its codes has understood the version.
	if (form && reading.isMqtt5 && !form.versions.includes('5') && (returnCode ?? 1) === 1)
		found.push(likely('packet.mqtt-5', { cloud: form.name }, { field: 'input' }));
	const isExplained = found.some(({ severity }) => severity === 'fault');
	if (returnCode === undefined) {
		const { network, untold } = { ...printed, ...reading };
		if (network !== undefined) return [...found, ...judgeNetwork(network)];
		if (untold === undefined) return found;
		return [...found, ...judgeUntold(untold, form, sets.length > 0)];
	}
	return [...found, ...judgeReturnCode(returnCode, form, isExplained, isTokenRight)];
}

function hasSecret({ device: fields }: CloudForm, device: Case['device']): boolean {
	return fields.some(({ name, role }) => role === 'secret' && device[name]);
}

function judgeSet(
	form: CloudForm,
	{ fields, lengths, packet, missing }: FieldSet,
	given: Case,
): Finding[] {
	const { reading, printed, device, clock } = given;
	const tooLong = FIELD_NAMES.flatMap((field) => {
		const length = lengths[field] ?? 0;
		return length > LONGEST_FIELD ? [fault('text.too-long', { length }, { field })] : [];
	});
	if (tooLong.length > 0) return tooLong;
	if (Object.keys(fields).length === 0 || (packet && !packet.connect?.isWhole)) return [];
	const texts = [...reading.others, ...printed.others, ...reading.texts, ...printed.texts];
	const isShellKnown = reading.found.some(({ code }) => code === 'shell.unquoted');
	const found = judgeCredentials(form, fields, device, clock, { texts, missing });
	const known = found.filter(({ code }) => !(isShellKnown && code === 'layout.shell'));
	if (!(form.certificates && (reading.hasCertificate || printed.hasCertificate))) return known;
	// With a certificate of its own a device is not asked for more.
	return [
		...known.filter(({ field }) => field !== 'password' && field !== 'secret'),
		note('token.certificate', {}, { field: 'password' }),
	];
}

/** What is wrong with a packet, as this cloud sees it. */
function judgePacket(packet: ReadPacket, { form, isTruncated, packets }: Case): Finding[] {
	const index = packets.indexOf(packet);
	const place = { field: 'packet', packet: index } as const;
	const isArtefact = ({ code }: Finding) =>
		isTruncated && (code === 'packet.cut' || code === 'packet.ends-inside');
	const found = packet.found.filter((finding) => !isArtefact(finding));
	const version = packet.connect?.version;
	if (version === '3.1') found.push(note('packet.mqtt-31', {}, place));
	if (version === '5')
		found.push(
			form && !form.versions.includes('5')
				? likely('packet.mqtt-5', { cloud: form.name }, place)
				: note('packet.mqtt-5', { cloud: '' }, place),
		);
	if (packet.connect?.hasWill && form && !form.will)
		found.push(note('packet.will', { cloud: form.name }, place));
	const takesLongIds = form?.versions.includes('3.1') ?? false;
	return found.map((finding) =>
		finding.code === 'packet.client-id-31' && takesLongIds && finding.params.length > 0
			? { ...finding, severity: 'note' as const }
			: finding,
	);
}

function redactorFor(given: Case): Redactor {
	const { form, sets, device, rawDevice } = given;
	const secrets: string[] = textsOf(given).flatMap(secretsIn);
	const publics: string[] = [];
	for (const [name, value] of Object.entries({ ...rawDevice, ...device }))
		if (value !== undefined) (isSecretName(name, form) ? secrets : publics).push(value);
	if (form) publics.push(...identitiesOf(form, withoutSecret(form, device)));
	for (const { fields } of sets) {
		const { password } = fields;
		if (password !== undefined)
			secrets.push(...((form && clearToken(form, password, device)) ?? [password]));
		if (form) publics.push(...publicIn(form, fields, device));
	}
	return new Redactor(secrets, publics);
}

/** What the fields must say of the device: made of what is public, so public too. */
function identitiesOf({ slots }: CloudForm, device: Case['device']): string[] {
	return Object.values(slots).flatMap((slot) =>
		slot.kind === 'identity' ? (fill(slot.template, device) ?? []) : [],
	);
}

/** All texts that were given; a dump by what its bytes say. */
function textsOf({ question, bytes }: Case): string[] {
	const { input, packet, clientId, username, password } = question;
	const own = [clientId, username, password, ...(bytes ? [bytes] : [input, packet])];
	return own.flatMap((text) => {
		if (text === undefined) return [];
		const whole = typeof text === 'string' ? text : toLatin1(text.subarray(0, LONGEST_INPUT));
		return [whole.slice(0, LONGEST_INPUT)];
	});
}

/** The token of a password whose form is right, so that the rest of it may be shown. */
function clearToken(form: CloudForm, password: string, device: Case['device']) {
	const text = password.slice(0, LONGEST_FIELD);
	const { parts, found, missing } = readField(form, 'password', text, device);
	const token = Object.values(parts).find(({ name }) => form.slots[name]?.kind === 'token');
	const isClear = missing.length === 0 && !found.some(({ code }) => code.startsWith('layout.'));
	return token && isClear ? [token.sent, token.text] : undefined;
}

/** Whether a part is what belongs there, so that nothing else came into it. */
function isPublicPart(form: CloudForm, { name, text }: Part): boolean {
	const slot = form.slots[name];
	const isClean = isOneWord(text) && !HIDDEN.test(text);
	switch (slot?.kind) {
		case 'time':
			return /^\d+$/.test(text);
		case 'method':
			return form.methods[text] !== undefined;
		case 'identity':
			return isClean && Object.keys(match(form, slot.template, text)).length > 0;
		case 'text':
			return isClean;
		default:
			return false;
	}
}

/** Base64 of a token or a key, in whatever else. */
const HIDDEN = /(?=[A-Za-z0-9+/]*[+=])[A-Za-z0-9+/]{16,}=*/;

/** Whether a text has no end of another value in it. */
function isOneWord(text: string): boolean {
	return /^[^\s"'`,;]*$/.test(text);
}

/** What client id and user name say of the device, where their form is right. */
function publicIn(form: CloudForm, fields: FieldSet['fields'], device: Case['device']): string[] {
	const inferred = Object.values(inferDevice(form, fields));
	const texts = (['clientId', 'username'] as const).flatMap((name) => {
		const text = fields[name];
		if (text === undefined || text.length > LONGEST_FIELD) return [];
		const { parts, found, missing } = readField(form, name, text, device);
		const isClear = missing.length === 0 && !found.some(({ code }) => code.startsWith('layout.'));
		const isMarked = form.marks[name]?.test(text) ?? false;
		if (!isClear || !isMarked) return [];
		return Object.values(parts)
			.filter((part) => isPublicPart(form, part))
			.map((part) => part.text);
	});
	const timesSent = (text: string) =>
		Object.values(fields).filter((field) => field.includes(text)).length;
	// Without what was between its words, a text is not what was sent. A name in digits is in two fields; what is in one
	// may be the beginning of a token.
	const isSafe = (text: string) =>
		!HIDDEN.test(text) &&
		isOneWord(text) &&
		!/[0-9a-f]{32}|sign?=|SharedAccess/i.test(text) &&
		timesSent(text) > (/(?=[a-f]*\d)[0-9a-f]{8,}/i.test(text) ? 1 : 0);
	return [...inferred, ...texts].flatMap((text) => (text && isSafe(text) ? [text] : []));
}
