import { createHash, createHmac } from 'node:crypto';
import { generate } from 'mqtt-packet';
import type { Library } from './libraries/library.js';

export interface Job {
	readonly name: string;
	/** Of a library. */
	readonly uses: keyof Library;
	/** The arguments, each as script. */
	readonly inputs: readonly string[];
	/** The result: bytes or text. */
	readonly expected: Uint8Array | string;
	readonly engines: 'XS' | 'V8' | 'both';
	/** How often one measurement of instructions, or one of time, repeats it. */
	readonly times: number;
}

/** The input of a length, and the script that makes it. */
const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 167 + 13) & 255);
const script = (length: number) =>
	`Uint8Array.from({ length: ${length} }, (_, i) => (i * 167 + 13) & 255)`;

function digest(hash: 'sha1' | 'sha256', length: number, name: string, engines: Job['engines']) {
	const label = `${hash === 'sha1' ? 'SHA-1' : 'SHA-256'}, ${name}`;
	const expected = createHash(hash).update(bytes(length)).digest();
	return { name: label, uses: hash, inputs: [script(length)], expected, engines, times: 1 };
}

function hmac(uses: 'hmacSha1' | 'hmacSha256'): Job {
	const hash = uses === 'hmacSha1' ? 'sha1' : 'sha256';
	return {
		name: hash === 'sha1' ? 'HMAC-SHA1' : 'HMAC-SHA256',
		uses,
		inputs: [script(32), script(60)],
		expected: createHmac(hash, bytes(32)).update(bytes(60)).digest('hex'),
		engines: 'both',
		times: 10,
	};
}

function base64(length: number, name: string, times: number): Job[] {
	const text = Buffer.from(bytes(length)).toString('base64');
	return [
		{
			name: `Base64 encode, ${name}`,
			uses: 'encodeBase64',
			inputs: [script(length)],
			expected: text,
			engines: 'both',
			times,
		},
		{
			name: `Base64 decode, ${name}`,
			uses: 'decodeBase64',
			inputs: [JSON.stringify(text)],
			expected: bytes(length),
			engines: 'both',
			times,
		},
	];
}

/** Tencent's published device. */
function signIn(): Job {
	const clientId = 'LD8S5J1L07test';
	const username = `${clientId};12010126;qkvrc;32472115200`;
	const token = createHmac('sha256', Buffer.from('acyv3QDJrRa0fW5UE58KnQ==', 'base64'))
		.update(username)
		.digest('hex');
	const expected = generate({
		cmd: 'connect',
		clientId,
		username,
		password: Buffer.from(`${token};hmacsha256`),
		keepalive: 240,
		clean: true,
	});
	return { name: 'sign-in', uses: 'signIn', inputs: [], expected, engines: 'both', times: 10 };
}

export const jobs: readonly Job[] = [
	hmac('hmacSha256'),
	hmac('hmacSha1'),
	digest('sha256', 16384, '16 KiB', 'XS'),
	digest('sha1', 16384, '16 KiB', 'XS'),
	digest('sha256', 1024, '1 KiB', 'V8'),
	digest('sha1', 1024, '1 KiB', 'V8'),
	digest('sha256', 1048576, '1 MiB', 'V8'),
	digest('sha1', 1048576, '1 MiB', 'V8'),
	...base64(64, '64 B', 30),
	...base64(16384, '16 KiB', 1),
	signIn(),
];

/** Returns two scripts: `call` calls the global `library`, and `setup` makes the variables that it needs. */
export function scriptsOf({ uses, inputs }: Job): { setup: string; call: string } {
	return {
		setup: inputs.map((input, i) => `var input${i} = ${input};`).join(''),
		call: `library.${uses}(${inputs.map((_, i) => `input${i}`).join()})`,
	};
}

/** Throws if a library's result is wrong. */
export function check(library: string, { name, expected }: Job, result: unknown): void {
	const right =
		typeof result === 'string' && typeof expected !== 'string'
			? result === Buffer.from(expected).toString('hex')
			: typeof result === 'string'
				? result === expected
				: Buffer.from(expected).equals(Buffer.from(result as Uint8Array));
	if (!right) throw new Error(`${name} of ${library} is wrong: ${result}`);
}
