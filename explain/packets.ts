import { hex } from './bytes.js';
import type { Finding, Language } from './findings.js';
import { inOrder } from './findings.js';
import { type PacketDescription, readPackets } from './packet.js';
import { CATALOGUES, word } from './word.js';

export type { PacketDescription, PacketField } from './packet.js';

/**
 * Describes packets field by field, and says what the standard does not allow. No field that may hold part of a password
 * has its bytes; in a packet whose lengths do not fit these are all texts.
 */
export function describePackets(bytes: Uint8Array): {
	readonly packets: readonly PacketDescription[];
	readonly findings: readonly Finding[];
} {
	const read = readPackets(bytes);
	return {
		packets: read.map(({ type, offset, length, fields }) => ({ type, offset, length, fields })),
		findings: inOrder(read.flatMap(({ found }) => found)),
	};
}

const ROW = 8;

/**
 * Returns the lines of a table: offset, bytes, meaning. What is secret is `**`, unless the packet's bytes are given to
 * show it.
 */
export function packetLines(
	{ fields }: PacketDescription,
	language: Language,
	unmasked?: Uint8Array,
): string[] {
	const [first, second, third] = CATALOGUES[language].header;
	const lines = [line(first, second, third)];
	for (const field of fields) {
		const { offset, length } = field;
		const bytes = field.bytes ?? unmasked?.subarray(offset, offset + length);
		const meaning = word(field, language);
		if (bytes === undefined) lines.push(line(`${offset}`, '**', meaning));
		else
			for (let at = 0; at < bytes.length; at += ROW) {
				const digits = hex(bytes.slice(at, at + ROW)).replace(/..(?=.)/g, '$& ');
				lines.push(line(`${offset + at}`, digits, at === 0 ? meaning : ''));
			}
	}
	return lines;
}

function line(offset: string, bytes: string, meaning: string): string {
	return `${offset.padStart(6)}  ${bytes.padEnd(3 * ROW - 1)}  ${meaning}`.trimEnd();
}
