import { badInput } from './errors.js';
import { readText } from './input.js';
import { exclusive, type Options, textOf, type Values } from './options.js';
import { ask } from './prompt.js';
import type { Say } from './words/index.js';
import { message } from './words/index.js';

export const SECRET = {
	'secret-env': {
		type: 'text',
		value: 'NAME',
		fallback: 'MQTT_SIGNIN_SECRET',
		help: 'option.secret-env',
	},
	'secret-file': { type: 'text', value: 'FILE', help: 'option.secret-file' },
} as const satisfies Options;

export const PASSWORD = {
	'password-env': {
		type: 'text',
		value: 'NAME',
		fallback: 'MQTT_SIGNIN_PASSWORD',
		help: 'option.password-env',
	},
	'password-file': { type: 'text', value: 'FILE', help: 'option.password-file' },
} as const satisfies Options;

/** Bytes of the longest secret or password that a file may hold. */
const LIMIT = 65536;

/** Reads the secret, or the password of another tool, from where the options say, or asks on a terminal. */
export async function readSecret(
	values: Values,
	what: 'secret' | 'password',
	say: Say,
): Promise<string> {
	const secret = await findSecret(values, what);
	if (secret !== undefined) return secret;
	if (process.stdin.isTTY && process.stderr.isTTY) return ask(say(message(`prompt.${what}`)));
	return badInput(`${what}.missing`);
}

/** As readSecret, but undefined where none is given. */
export async function findSecret(
	values: Values,
	what: 'secret' | 'password',
): Promise<string | undefined> {
	const variable = `${what}-env`;
	const file = `${what}-file`;
	exclusive(values, variable, file);
	if (values[file] !== undefined)
		return (await readText(`${values[file]}`, `--${file}`, LIMIT)).replace(/\r?\n$/, '');
	const name = textOf(values, variable);
	if (name === undefined) return process.env[`MQTT_SIGNIN_${what.toUpperCase()}`];
	// Of an object that inherits `constructor` and others.
	if (!Object.hasOwn(process.env, name))
		return badInput('variable.unset', { option: `--${variable}` });
	return process.env[name];
}
