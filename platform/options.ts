import { parseArgs } from 'node:util';
import { type CloudName, isCloudName, RULES } from './clouds.js';
import { type Faults, SWITCHES } from './faults.js';
import { printable } from './words.js';

/** What the command line says. */
export interface Settings {
	readonly host: string;
	readonly port: number;
	readonly tls: boolean;
	readonly cert: string | undefined;
	readonly key: string | undefined;
	/** Where a certificate made for the occasion is kept. */
	readonly tlsDir: string | undefined;
	readonly serverNames: readonly string[];
	readonly plain: boolean;
	/** A file. */
	readonly devices: string | undefined;
	readonly cloud: CloudName;
	readonly registrationPort: number | undefined;
	readonly json: boolean;
	readonly faults: Partial<Faults>;
}

interface Option {
	readonly type: 'string' | 'boolean';
	readonly multiple?: boolean;
	readonly short?: string;
	/** What the help calls the value of a string option. */
	readonly value?: string;
	readonly help: string;
}

const OPTIONS: Readonly<Record<string, Option>> = {
	host: {
		type: 'string',
		value: 'ADDRESS',
		help: 'address to listen on; 0.0.0.0 for boards (127.0.0.1)',
	},
	port: {
		type: 'string',
		value: 'N',
		help: 'port, 0 for any that is free (1883, with --tls 8883)',
	},
	tls: { type: 'boolean', help: 'TLS, with a certificate made for the occasion or with:' },
	cert: { type: 'string', value: 'FILE', help: 'certificate chain, PEM' },
	key: { type: 'string', value: 'FILE', help: 'its private key, PEM' },
	'tls-dir': {
		type: 'string',
		value: 'FOLDER',
		help: 'keep the certificate made for the occasion, and use it again',
	},
	'server-name': {
		type: 'string',
		multiple: true,
		value: 'NAME',
		help: 'one more name or address in that certificate; repeatable',
	},
	plain: { type: 'boolean', help: 'let clouds that take TLS alone in over TCP as well' },
	devices: {
		type: 'string',
		value: 'FILE',
		help: "devices, JSON, read again when it changes (LuatOS's published one)",
	},
	cloud: {
		type: 'string',
		value: 'NAME',
		help: 'cloud of devices that name none, see below (tencent)',
	},
	'registration-port': {
		type: 'string',
		value: 'N',
		help: "serve Tencent's registration there, over HTTPS with --tls",
	},
	json: { type: 'boolean', help: 'print one JSON object per event' },
	help: { type: 'boolean', short: 'h', help: 'print this' },
};

const FAULTS: Readonly<Record<string, Option>> = Object.fromEntries(
	Object.entries(SWITCHES).map(([name, { value, help }]): [string, Option] => [
		name,
		value === undefined ? { type: 'boolean', help } : { type: 'string', value, help },
	]),
);

export const HELP = `npm run broker -- [options]

An MQTT broker that lets in whom the cloud would, says why it refuses, and misbehaves on demand.

Options:
${lines(OPTIONS)}

Clouds: ${Object.keys(RULES).join(', ')}

Bad days, which can be combined, and changed while it runs by a line on standard input without
the hyphens, such as "silent on", "return-code 3" or "delay off"; "help" there tells more:
${lines(FAULTS)}`;

/** Reads the command line; undefined if it asks for help. Throws an Error that shows no value. */
export function read(args: readonly string[]): Settings | undefined {
	const values = parse(args);
	if (values.help) return undefined;
	const text = (name: string) => values[name] as string | undefined;
	const tls = values.tls === true;
	for (const name of ['cert', 'key', 'tls-dir', 'server-name'])
		if (values[name] !== undefined && !tls) throw new Error(`--${name}: expected --tls with it`);
	const { cert, key } = values as Record<string, string | undefined>;
	if ((cert === undefined) !== (key === undefined))
		throw new Error('--cert and --key: expected both or neither');
	if (cert !== undefined && values['tls-dir'] !== undefined)
		throw new Error('--tls-dir: expected no --cert with it');
	const cloud = text('cloud') ?? 'tencent';
	if (!isCloudName(cloud))
		throw new Error(`--cloud: expected one of ${Object.keys(RULES).join(', ')}`);
	return {
		host: text('host') ?? '127.0.0.1',
		port: port('port', text('port')) ?? (tls ? 8883 : 1883),
		tls,
		cert,
		key,
		tlsDir: text('tls-dir'),
		serverNames: (values['server-name'] as string[] | undefined) ?? [],
		plain: values.plain === true,
		devices: text('devices'),
		cloud,
		registrationPort: port('registration-port', text('registration-port')),
		json: values.json === true,
		faults: readFaults(values),
	};
}

function parse(given: readonly string[]) {
	// A time may be negative, which Node takes for an option.
	const isNegative = (i: number) => /^-\d/.test(given[i] ?? '') && /^--[a-z-]+$/.test(given[i - 1]);
	const args = given.flatMap((text, i) =>
		isNegative(i) ? [] : isNegative(i + 1) ? `${text}=${given[i + 1]}` : text,
	);
	try {
		const options = { ...OPTIONS, ...FAULTS };
		return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		// Node's message would show the argument.
		if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
			throw new Error('an argument belongs to no option');
		if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new Error(message.split('\n')[0]);
		const [, name = 'an option'] = /^Unknown option '(--?[a-z-]{1,20})'/.exec(message) ?? [];
		throw new Error(`${printable(name, [])} is unknown; --help lists what there is`);
	}
}

function readFaults(values: Record<string, unknown>): Partial<Faults> {
	let faults: Partial<Faults> = {};
	for (const [name, { read: readFault }] of Object.entries(SWITCHES)) {
		const value = values[name];
		if (value === undefined) continue;
		try {
			faults = { ...faults, ...readFault(value === true ? 'on' : `${value}`) };
		} catch (error) {
			throw new Error(`--${name}: ${(error as Error).message}`);
		}
	}
	return faults;
}

function port(name: string, value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	const number = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
	if (number <= 65535) return number;
	throw new Error(`--${name}: expected 0 to 65535`);
}

function lines(options: Readonly<Record<string, Option>>): string {
	const heads = Object.entries(options).map(
		([name, { value }]) => `  --${name}${value ? ` ${value}` : ''}`,
	);
	return Object.values(options)
		.map(({ help }, i) => `${heads[i].padEnd(25)} ${help}`)
		.join('\n');
}
