import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import type { Cloud, Credentials } from '../src/cloud.js';
import { NO_CLOCK_EXPIRY } from '../src/clouds/tencent.js';
import { SHA1 } from '../src/sha1.js';
import { SHA256 } from '../src/sha256.js';
import type { CloudEntry, Given } from './cloud-entry.js';
import { CLOUD_NAMES, CLOUDS, type CloudName } from './clouds.js';
import { badInput } from './errors.js';
import { requireServer } from './host.js';
import { asInput, camel } from './library.js';
import {
	convert,
	exclusive,
	numberOf,
	type Options,
	required,
	textOf,
	type Values,
} from './options.js';
import { readSecret, SECRET } from './secret.js';
import { clock } from './time.js';
import type { Say } from './words/index.js';

export const CLOUD = {
	cloud: {
		type: 'choice',
		short: 'c',
		value: 'NAME',
		choices: CLOUD_NAMES,
		fallback: 'tencent',
		help: 'option.cloud',
	},
} as const satisfies Options;

export const HOST = {
	host: { type: 'text', short: 'H', value: 'HOST', help: 'option.host' },
} as const satisfies Options;

/** Finds the cloud before the other options are read, because they depend on it; `flags` may stand before it, as in -qc. */
export function peekCloud(args: readonly string[], flags: Options = {}): CloudName | undefined {
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		allowPositionals: true,
		tokens: true,
		options: { ...shortFlags(flags), cloud: { type: 'string', short: 'c' } },
	});
	const options = tokens.flatMap((token) => (token.kind === 'option' ? token : []));
	const found = options.find(({ name }) => name === 'cloud');
	if (found === undefined) return undefined;
	// `-Pabc` is no -c, but an unknown option, which is refused later.
	const { name } = options.find(({ index }) => index === found.index) ?? found;
	if (name !== 'cloud' && !Object.hasOwn(flags, name)) return undefined;
	return convert('--cloud', CLOUD.cloud, found.value) as CloudName;
}

function shortFlags(options: Options) {
	const flags = Object.entries(options).filter(([, { type, short }]) => type === 'flag' && short);
	return Object.fromEntries(
		flags.map(([name, { short }]) => [name, { type: 'boolean' as const, short: `${short}` }]),
	);
}

/** The options by which a device of `name` signs in. */
export function deviceOptions(name: CloudName): Options {
	const { device, options }: CloudEntry = CLOUDS[name];
	return { ...CLOUD, ...device, ...SECRET, ...options, ...HOST };
}

/** A device's cloud, by the command line. */
export interface Account {
	readonly name: CloudName;
	readonly entry: CloudEntry;
	readonly cloud: Cloud;
	/** The device in the library's words, without its secret. */
	readonly device: Readonly<Record<string, string>>;
	readonly secret: string;
	/** Seconds that a signature is to be good for, if that is fixed. */
	readonly lifetime: number | undefined;
	/** Whether the clock has no part in it, as with --expiry and --no-clock. */
	readonly isTimeless: boolean;
}

export async function readAccount(name: CloudName, values: Values, say: Say): Promise<Account> {
	const entry: CloudEntry = CLOUDS[name];
	exclusive(values, 'lifetime', 'expiry', 'no-clock');
	exclusive(values, 'timestamp', 'no-clock');
	const device: Record<string, string> = {};
	for (const option of Object.keys(entry.device)) device[camel(option)] = required(values, option);
	const asked = textOf(values, 'host');
	const host = asked === undefined ? undefined : requireServer(asked);
	if (host === undefined && entry.isHostRequired) return badInput('host.missing');
	if (name === 'alibaba') requireEndpoint(values);
	const secret = await readSecret(values, 'secret', say);
	const given: Given = { ...readGiven(entry, values), device, secret, host: nameFor(host) };
	const options = Object.keys(deviceOptions(name));
	const cloud = asInput(() => entry.create(given), options);
	const fixed = asInput(() => signFixed(entry, given, values), options);
	return {
		name,
		entry,
		cloud: { ...cloud, host: host ?? cloud.host, ...(fixed && { sign: () => fixed }) },
		device,
		secret,
		lifetime: given.lifetime,
		isTimeless: fixed !== undefined || values['no-clock'] === true,
	};
}

function requireEndpoint(values: Values): void {
	exclusive(values, 'region', 'instance-id', 'host');
	if ([values.region, values['instance-id'], values.host].every((value) => value === undefined))
		badInput('alibaba.endpoint');
}

/** The factories take no IPv6 address; where they need a host, this one stands for it. */
function nameFor(host: string | undefined): string | undefined {
	return host !== undefined && isIP(host) === 6 ? 'localhost' : host;
}

function readGiven(entry: CloudEntry, values: Values) {
	const text: Record<string, string> = {};
	for (const option of Object.keys(entry.options))
		if (typeof values[option] === 'string') text[camel(option)] = values[option];
	return {
		text,
		lifetime: numberOf(values, 'lifetime'),
		tls: values.tls === true,
		Hash: values.hash === undefined ? undefined : values.hash === 'sha1' ? SHA1 : SHA256,
		groupKey: values['group-key'] === true,
		checkTimestamp: values['no-timestamp-check'] !== true,
	};
}

function signFixed(entry: CloudEntry, given: Given, values: Values) {
	const expiry = numberOf(values, 'expiry');
	const timestamp = numberOf(values, 'timestamp');
	const connectionId = textOf(values, 'connection-id');
	if (expiry === undefined && timestamp === undefined && connectionId === undefined)
		return undefined;
	return entry.fixed?.(given, {
		expiry: expiry ?? defaultExpiry(values, given.lifetime),
		timestamp: timestamp ?? 0,
		connectionId,
	});
}

function defaultExpiry(values: Values, lifetime = 3600): number {
	return values['no-clock'] ? NO_CLOCK_EXPIRY : Math.floor(requireClock()) + lifetime;
}

/** Signs by this computer's clock, unless the command line says otherwise. */
export function signNow({ name, cloud, isTimeless }: Account): Credentials {
	const now = isTimeless ? undefined : requireClock();
	return asInput(() => cloud.sign(now), Object.keys(deviceOptions(name)));
}

/** This computer's clock, without which nothing can be signed for a while. */
export function requireClock(): number {
	return clock() ?? badInput('clock.unset', { time: new Date().toISOString() });
}
