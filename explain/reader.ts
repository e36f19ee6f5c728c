import { fromUtf8 } from './bytes.js';
import { type Finding, fault, hint } from './findings.js';
import type { Item, PacketFieldCode, PacketFieldParams } from './items.js';
import type { FindingParams } from './params.js';

/** A run of bytes, and what it says. */
export type PacketField<Code extends PacketFieldCode = PacketFieldCode> = {
	[C in Code]: {
		/** From the beginning of the bytes that were read. */
		readonly offset: number;
		readonly length: number;
		/** Absent where they may belong to a password, so that nothing secret is shown by accident. */
		readonly bytes?: Uint8Array;
		readonly secret?: true;
		readonly code: C;
		readonly params: PacketFieldParams[C];
	};
}[Code];

/** A field as it was read; whether it is shown is decided at the end. */
export interface RawField {
	readonly offset: number;
	readonly bytes: Uint8Array;
	readonly code: PacketFieldCode;
	readonly params: PacketFieldParams[PacketFieldCode];
	readonly isSecret: boolean;
	/** A text that could be a password where a length is wrong. */
	readonly isText: boolean;
}

/** Ends the reading of a packet; what is wrong is reported already. */
export class Unreadable extends Error {}

/** Takes fields from the front of one packet. */
export class Reader {
	readonly fields: RawField[] = [];
	readonly found: Finding[] = [];
	readonly bytes: Uint8Array;
	readonly start: number;
	at: number;
	/** Where the packet ends. */
	end: number;
	/** Whether lengths or flags contradict the bytes, so that a field may hold another's. */
	isDamaged = false;

	constructor(bytes: Uint8Array, start: number) {
		this.bytes = bytes;
		this.start = start;
		this.at = start;
		this.end = bytes.length;
	}

	left(): number {
		return this.end - this.at;
	}

	fault<C extends keyof FindingParams>(
		code: C,
		params: FindingParams[C],
		from: number,
		to = this.at,
	) {
		this.found.push(fault(code, params, { field: 'packet', position: { start: from, end: to } }));
	}

	hint<C extends keyof FindingParams>(code: C, params: FindingParams[C], from: number) {
		this.found.push(
			hint(code, params, { field: 'packet', position: { start: from, end: this.at } }),
		);
	}

	/** Takes bytes that say what `say` makes of them. */
	take(
		length: number,
		item: Item,
		say: (bytes: Uint8Array) => [PacketFieldCode, PacketFieldParams[PacketFieldCode]],
		{ isSecret = false, isText = false } = {},
	): Uint8Array {
		const bytes = this.bytes.subarray(this.at, Math.min(this.at + length, this.end));
		const isCut = bytes.length < length;
		const [code, params] = isCut ? (['begin', { item }] as const) : say(bytes);
		this.push(bytes, code, params, isSecret, isText);
		if (isCut) {
			this.isDamaged = true;
			this.fault(
				'packet.ends-inside',
				{ item, expected: length, there: bytes.length },
				this.at - bytes.length,
			);
			throw new Unreadable();
		}
		return bytes;
	}

	push(
		bytes: Uint8Array,
		code: PacketFieldCode,
		params: PacketFieldParams[PacketFieldCode],
		isSecret: boolean,
		isText = false,
	): void {
		if (bytes.length === 0) return;
		this.fields.push({ offset: this.at, bytes, code, params, isSecret, isText });
		this.at += bytes.length;
	}

	integer(
		length: 1 | 2,
		item: Item,
		say: (value: number) => [PacketFieldCode, PacketFieldParams[PacketFieldCode]],
	): number {
		const value = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
		return value(this.take(length, item, (bytes) => say(value(bytes))));
	}

	/** MQTT 3.1.1 section 2.2.3; MQTT 5 counts its properties the same way. */
	variableInteger(item: Item): number {
		const from = this.at;
		let length = 0;
		while (length < 4 && this.at + length < this.end && this.bytes[this.at + length] >= 128)
			length++;
		const value = (bytes: Uint8Array) =>
			bytes.reduceRight((sum, byte) => sum * 128 + (byte & 127), 0);
		const isEndless = length === 4;
		// Bytes that are no length may be a password's.
		const bytes = this.take(isEndless ? 4 : length + 1, item, (taken) =>
			isEndless ? ['begin', { item }] : ['count', { item, value: value(taken) }],
		);
		if (isEndless) {
			this.isDamaged = true;
			this.fault('packet.length-unending', { item }, from);
			throw new Unreadable();
		}
		if (length > 0 && bytes[length] === 0) this.fault('packet.length-padded', { item }, from);
		return value(bytes);
	}

	/** A field with its length in front, sections 1.5.3 and 3.1.3. */
	binary(item: Item, code: 'bytes' | 'text', isSecret: boolean): Uint8Array {
		const length = this.integer(2, item, (value) => ['length', { item, value }]);
		const say = (bytes: Uint8Array): [PacketFieldCode, PacketFieldParams[PacketFieldCode]] =>
			code === 'bytes'
				? ['bytes', { item, value: bytes.length }]
				: ['text', { item, shown: fromUtf8(bytes) ?? '\ufffd' }];
		return this.take(length, item, say, { isSecret, isText: code === 'text' });
	}

	text(item: Item): string {
		const bytes = this.binary(item, 'text', false);
		const from = this.at - bytes.length;
		const text = fromUtf8(bytes);
		if (text === undefined) this.fault('packet.not-utf8', { item }, from);
		else if (text.includes('\0')) this.fault('packet.zero-character', { item }, from);
		else if (/[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(text))
			this.hint('packet.control-character', { item }, from);
		return text ?? '';
	}
}
