import { readFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { type Device, signCredentials } from '../src/index.js';
import { exclusive, type Options, required, type Values } from './options.js';

export const IDENTITY = {
	'product-id': { type: 'string', value: 'ID', help: '10 letters and digits' },
	'device-name': { type: 'string', value: 'NAME', help: '1 to 48 of A-Z a-z 0-9 : _ -' },
	'secret-env': {
		type: 'string',
		value: 'NAME',
		help: 'environment variable that holds the device secret (MQTT_SIGNIN_SECRET)',
	},
	'secret-file': {
		type: 'string',
		value: 'FILE',
		help: 'file that holds the device secret, - for standard input',
	},
} as const satisfies Options;

/** What the user signs with; throws what signCredentials throws for it. */
export async function readDevice(values: Values<typeof IDENTITY>): Promise<Device> {
	const device = {
		productId: required(values['product-id'], 'product-id'),
		deviceName: required(values['device-name'], 'device-name'),
		deviceSecret: await readSecret(values, 'secret'),
	};
	signCredentials(device, { expiry: 1, connectionId: '0' });
	return device;
}

/** The secret, or the password of another tool, from where the options say. */
export async function readSecret(
	values: Values<Options>,
	what: 'secret' | 'password',
): Promise<string> {
	const variable = `${what}-env`;
	const file = `${what}-file`;
	exclusive(values, variable, file);
	if (values[file] !== undefined)
		return (await readText(`${values[file]}`, file)).replace(/\r?\n$/, '');
	const name = values[variable] ?? `MQTT_SIGNIN_${what.toUpperCase()}`;
	const text = process.env[`${name}`];
	if (text !== undefined) return text;
	throw new TypeError(
		values[variable] === undefined
			? `the ${what} is missing; allowed: environment variable ${name}, --${variable} NAME, --${file} FILE`
			: `the variable of --${variable} is not set; allowed: one that is`,
	);
}

/** All of a file, or of standard input for -. An error does not name the file: it may be a secret gone astray. */
export async function readText(file: string, option: string): Promise<string> {
	if (file === '-') return readAll(process.stdin);
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new TypeError(`the file of --${option} cannot be read: ${code}; allowed: one that can`);
	}
}
