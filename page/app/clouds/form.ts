import type { Cloud, Credentials } from '../../../src/cloud.js';
import type { HashConstructor } from '../../../src/hash.js';
import { SHA1 } from '../../../src/sha1.js';
import { SHA256 } from '../../../src/sha256.js';
import type { Text } from '../language.js';

/** What is typed, by the names of the fields; a field that was never touched is absent. */
export type Values = Readonly<Record<string, string>>;

interface Input {
	/** The library's name for it, which is also its name in a link. */
	readonly name: string;
	readonly label: Text;
	readonly hint?: Text | undefined;
	/** Whether it is asked for, given the others; default always. */
	readonly when?: ((values: Values) => boolean) | undefined;
}

export interface TextInput extends Input {
	readonly kind: 'text';
	readonly placeholder?: string | undefined;
	readonly optional?: true | undefined;
	readonly secret?: true | undefined;
}

export interface Choice extends Input {
	readonly kind: 'choice';
	/** The first is the default. */
	readonly choices: readonly { readonly value: string; readonly label: Text }[];
}

export type FieldForm = TextInput | Choice;

/** The time that goes into the credentials: an end, or the moment of signing. */
export interface TimeForm {
	/** Whether one chooses for how many seconds they are good. */
	readonly lifetime: boolean;
	/** Whether the cloud offers something to a device without a clock. */
	readonly noClock: boolean;
	/** The fixed value: what it is called, how it looks. */
	readonly fixed: { readonly label: Text; readonly placeholder: string; readonly hint: Text };
}

interface Appearance {
	/** As in the entry point, `mqtt-signin/{name}`. */
	readonly name: string;
	readonly title: Text;
	/** For where space is short. */
	readonly short: Text;
	/** What the console shows. */
	readonly fields: readonly FieldForm[];
	/** What has a default. */
	readonly extras: readonly FieldForm[];
	readonly time?: TimeForm | undefined;
	/** The factory's name, as it is imported. */
	readonly factory: string;
	/** Whether operating systems know the authority that signed the server's certificate. */
	readonly publicCertificate: boolean;
	/** A topic that the device may publish to. */
	topic(values: Values): string;
	/** What to publish there; default anything. */
	message?(values: Values): string;
	/** A device that somebody published. */
	readonly example: Values;
	/** The fields that an error means where it calls them otherwise. */
	readonly renamed?: Readonly<Record<string, string>> | undefined;
	/** What else follows from what was typed. */
	derived?(values: Values): { readonly label: Text; readonly secret: string } | undefined;
}

/** A cloud as the page shows it. */
export interface CloudForm extends Appearance {
	/** The factory's arguments, as they are printed in code. */
	arguments(values: Values): readonly [device: object, options: object];
	cloud(values: Values): Cloud;
	/** What the formula gives for a fixed time. */
	fixed(values: Values, time: string): Credentials;
}

/** Joins how a cloud looks with its factory and its formula. */
export function cloudForm<Device extends object, Options extends object>(
	form: Appearance & {
		device(values: Values): Device;
		options(values: Values): Options;
		create(device: Device, options: Options): Cloud;
		formula(device: Device, time: string, options: Options, values: Values): Credentials;
	},
): CloudForm {
	const { device, options, create, formula, ...appearance } = form;
	return {
		...appearance,
		arguments: (values) => [device(values), options(values)],
		cloud: (values) => create(device(values), options(values)),
		fixed: (values, time) => formula(device(values), time, options(values), values),
	};
}

export const HASH: Choice = {
	kind: 'choice',
	name: 'hash',
	label: { en: 'Hash', zh: '签名算法' },
	choices: [
		{ value: 'sha256', label: { en: 'SHA-256', zh: 'SHA-256' } },
		{ value: 'sha1', label: { en: 'SHA-1', zh: 'SHA-1' } },
	],
};

export function hashOf({ hash }: Values): HashConstructor | undefined {
	return hash === 'sha1' ? SHA1 : undefined;
}

export function hashName(Hash: unknown): string | undefined {
	return Hash === SHA1 ? 'SHA1' : Hash === SHA256 ? 'SHA256' : undefined;
}

/** Whether to use TLS, where the cloud leaves the choice. */
export function tlsChoice(port = 8883, plain = 1883): Choice {
	return {
		kind: 'choice',
		name: 'tls',
		label: { en: 'Transport and port', zh: '传输方式与端口' },
		choices: [
			{ value: 'no', label: { en: `TCP ${plain}`, zh: `TCP ${plain}` } },
			{ value: 'yes', label: { en: `TLS ${port}`, zh: `TLS ${port}` } },
		],
	};
}

export function tlsOf({ tls }: Values): true | undefined {
	return tls === 'yes' ? true : undefined;
}

/** The trimmed text of a field, or undefined where it is empty. */
export function textOf(values: Values, name: string): string | undefined {
	return values[name] || undefined;
}

export function lifetimeOf({ lifetime }: Values): number | undefined {
	return lifetime ? Number(lifetime) : undefined;
}

/** Numbers for connection ids; printed in code as Math.random. */
export function random(): number {
	return crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
}

export const EXPIRY: TimeForm['fixed'] = {
	label: { en: 'Ends at (Unix seconds)', zh: '到期时间（Unix 秒）' },
	placeholder: '1893456000',
	hint: { en: 'UTC, in seconds since 1970', zh: 'UTC，自 1970 年起的秒数' },
};

export const TIMESTAMP: TimeForm['fixed'] = {
	label: { en: 'Signed at (Unix seconds)', zh: '签名时间（Unix 秒）' },
	placeholder: '1893456000',
	hint: { en: 'UTC, in seconds since 1970', zh: 'UTC，自 1970 年起的秒数' },
};
