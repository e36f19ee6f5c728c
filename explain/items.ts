import type { CloudName, Field, None, Part, Range, Shown } from './vocabulary.js';

/** The things of which packets consist. */
export type Item =
	| 'packet type'
	| 'remaining length'
	| 'protocol name'
	| 'protocol level'
	| 'connect flags'
	| 'keep-alive'
	| 'properties'
	| 'client id'
	| 'will properties'
	| 'will topic'
	| 'will message'
	| 'user name'
	| 'password'
	| 'acknowledge flags'
	| 'return code';

/** A thing of a packet that a finding is about. */
export interface MqttItem {
	readonly item: Item;
}

/** What a run of a packet's bytes says, by its code. */
export interface PacketFieldParams {
	type: { readonly type: string; readonly flags: number };
	/** A number of variable length. */
	count: MqttItem & { readonly value: number };
	/** The two bytes in front of a text. */
	length: MqttItem & { readonly value: number };
	'protocol-level': { readonly value: number; readonly version: string };
	'connect-flags': { readonly value: number };
	'keep-alive': { readonly seconds: number };
	text: MqttItem & Shown;
	bytes: MqttItem & { readonly value: number };
	/** A text that may hold part of a password. */
	hidden: MqttItem & { readonly value: number };
	'acknowledge-flags': { readonly present: number };
	'return-code': { readonly value: number };
	/** As much as there is of something that is cut off. */
	begin: MqttItem;
	/** Bytes that look like a token. */
	token: { readonly value: number };
	/** What follows the header of another packet than CONNECT and CONNACK. */
	body: { readonly type: string; readonly value: number };
	/** Bytes that belong to nothing. */
	rest: { readonly value: number };
}

export type PacketFieldCode = keyof PacketFieldParams;

/** The forms in which people have credentials and packets. */
export type InputForm =
	| 'json'
	| 'json-bytes'
	| 'connection-string'
	| 'command'
	| 'at-commands'
	| 'url'
	| 'labels'
	| 'code'
	| 'bare'
	| 'buffer'
	| 'escapes'
	| 'hex'
	| 'decimal'
	| 'signed'
	| 'base64'
	| 'hexdump-c'
	| 'hexdump-words'
	| 'xxd'
	| 'od'
	| 'od-octal'
	| 'od-octal-words'
	| 'tcpdump'
	| 'wireshark'
	| 'raw';

/** How something was understood, by its code. */
export interface UnderstandingParams {
	'input.form': { readonly form: InputForm };
	'input.bytes': { readonly form: InputForm; readonly bytes: number };
	'input.encoding': { readonly encoding: string };
	'input.headers': { readonly bytes: number };
	'input.too-long': { readonly length: number; readonly read: number };
	/** A field's value, without anything secret. */
	'field.value': Shown;
	'field.hidden': { readonly characters: number };
	'field.variable': Shown;
	/** Something secret that a program did not print. */
	'field.masked': None;
	'field.another': None;
	'device.value': Part & Shown;
	'device.secret': Part;
	'packet.value': { readonly type: string; readonly bytes: number };
	'cloud.recognized': { readonly cloud: CloudName };
}

export type UnderstandingCode = keyof UnderstandingParams;

export type Understanding<Code extends UnderstandingCode = UnderstandingCode> = {
	[C in Code]: {
		readonly code: C;
		readonly field?: Field;
		readonly inInput?: Range;
		readonly params: UnderstandingParams[C];
	};
}[Code];
