import type { Cloud, Credentials } from '../src/cloud.js';
import type { HashConstructor } from '../src/hash.js';
import type { Option, Options } from './options.js';
import type { PlainKey } from './words/index.js';

/** What the command line says of a device and its cloud. */
export interface Given {
	/** The options of `device` in the table, by the library's names. */
	readonly device: Readonly<Record<string, string>>;
	readonly secret: string;
	/** The other options that are text. */
	readonly text: Readonly<Record<string, string | undefined>>;
	/** Where to connect, if that is said. */
	readonly host: string | undefined;
	/** Seconds. */
	readonly lifetime: number | undefined;
	readonly tls: boolean;
	readonly Hash: HashConstructor | undefined;
	/** Whether the secret is that of an enrollment group. */
	readonly groupKey: boolean;
	readonly checkTimestamp: boolean;
}

/** What is otherwise taken from the clock or at random. */
export interface Fixed {
	/** Unix seconds. */
	readonly expiry: number;
	/** In the cloud's own unit. */
	readonly timestamp: number;
	readonly connectionId?: string | undefined;
}

export interface CloudEntry {
	readonly title: PlainKey;
	/** What the console shows of a device, in the cloud's own words. All are required. */
	readonly device: Options;
	/** What the library calls the secret. */
	readonly secret: string;
	readonly options: Options;
	readonly isHostRequired?: true;
	/** How long credentials hold that have no expiry. */
	readonly validity?: 'forever' | 'clock';
	create(given: Given): Cloud;
	/** The bare formula. */
	fixed?(given: Given, fixed: Fixed): Credentials;
}

export const LIFETIME = {
	type: 'duration',
	value: 'SECONDS',
	min: 1,
	max: 2147483647,
	fallback: '1h',
	help: 'option.lifetime',
} as const;
export const EXPIRY = {
	type: 'integer',
	value: 'UNIX',
	min: 1,
	max: 999999999999,
	help: 'option.expiry',
} as const;
export const TIMESTAMP = {
	type: 'integer',
	value: 'NUMBER',
	min: 0,
	max: Number.MAX_SAFE_INTEGER,
	help: 'option.timestamp',
} as const;
export const HASH = {
	type: 'choice',
	value: 'NAME',
	choices: ['sha256', 'sha1'],
	fallback: 'sha256',
	help: 'option.hash',
} as const;
export const NO_CLOCK = { type: 'flag', help: 'option.no-clock' } as const;
export const TLS = { type: 'flag', help: 'option.tls' } as const;
export const CLIENT_ID = {
	type: 'text',
	value: 'ID',
	short: 'i',
	help: 'option.client-id',
} as const;
export const GROUP_KEY = { type: 'flag', help: 'option.group-key' } as const;

export function identity(value: string, help: PlainKey, allowed: string): Option {
	return { type: 'text', value, help, allowed };
}
