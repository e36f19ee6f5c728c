import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CloudForm, Values } from '../../page/app/clouds/form.js';
import { CLOUDS } from '../../page/app/clouds/index.js';
import { joinParts } from '../../page/app/pieces.js';
import { type Signed, sign } from '../../page/app/sign/compute.js';
import { linesOf, passwordPieces } from '../../page/app/sign/lines.js';
import { parseConnect } from '../support/parse-connect.js';

const NOW = 1_800_000_000;
const { exports } = JSON.parse(
	readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { exports: Record<string, unknown> };

function signed(form: CloudForm, values: Values, now = NOW): Signed {
	const result = sign(form, values, now);
	if (result.kind !== 'signed') throw new Error(result.kind);
	return result;
}

function line(form: CloudForm, values: Values, name: string): string {
	const found = linesOf(form, values, signed(form, values)).find((line) => line.name === name);
	return joinParts(found?.parts ?? []);
}

/** The arguments as a shell reads them. */
function words(command: string): string[] {
	const script = `set -- ${command}\nfor word; do printf '%s\\n' "$word"; done`;
	return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n');
}

/** Runs a module's text with what it imports from this package. */
async function run(code: string, result: string, others: object = {}): Promise<unknown> {
	const scope: Record<string, unknown> = { ...others };
	for (const [, names, specifier] of code.matchAll(/import \{ (.+) \} from '(mqtt-signin.*)';/g)) {
		const entry = specifier.replace('mqtt-signin', '.');
		expect(Object.keys(exports)).toContain(entry);
		const file = entry === '.' ? 'index' : entry.slice(2);
		const isCloud = CLOUDS.some(({ name }) => name === file);
		const module: Record<string, unknown> = isCloud
			? await import(`../../src/clouds/${file}.ts`)
			: await import(`../../src/${file}.ts`);
		for (const name of names.split(', ')) scope[name] = module[name];
	}
	const body = `${code.replaceAll(/^import .*$/gm, '')}\nreturn ${result};`;
	return new Function(...Object.keys(scope), body)(...Object.values(scope));
}

beforeEach(() => {
	vi.useFakeTimers({ now: NOW * 1000, toFake: ['Date'] });
	vi.spyOn(Math, 'random').mockReturnValue(0);
	vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => array);
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

describe.each(CLOUDS)('the lines for $name', (form) => {
	const values = form.example;

	test.each(['mosquitto_pub', 'MQTTX'])('give %s the credentials through a shell', (name) => {
		const { credentials, cloud } = signed(form, values);
		const args = words(line(form, values, name));
		const after = (option: string) => args[args.indexOf(option) + 1];
		expect({
			clientId: after('-i'),
			username: after('-u'),
			password: after('-P'),
			host: after('-h'),
			port: after('-p'),
		}).toEqual({
			clientId: credentials.clientId,
			username: credentials.username,
			password: credentials.password,
			host: cloud.host,
			port: `${cloud.port}`,
		});
	});

	test.each([
		['as they are', values],
		['with other options', { ...values, hash: 'sha1', tls: 'yes', region: '', lifetime: '60' }],
	])('run as code of this library, %s', async (_, given) => {
		const typed = { ...given, region: values.region ?? '' };
		const packet = await run(line(form, typed, 'mqtt-signin'), 'packet');
		const { clientId, username, password } = signed(form, typed).credentials;
		expect(parseConnect(packet as Uint8Array)).toMatchObject({
			clientId,
			username,
			password: Uint8Array.from(Buffer.from(password)),
		});
	});

	test('run as code of MQTT.js, and sign again before it reconnects', async () => {
		const handlers: Record<string, () => void> = {};
		const connect = (options: object) => ({
			options: { ...options },
			on: (event: string, handler: () => void) => {
				handlers[event] = handler;
			},
		});
		const code = line(form, values, 'MQTT.js');
		const client = (await run(code, 'client', { mqtt: { connect } })) as { options: object };
		const { credentials, cloud } = signed(form, values);
		const { host, port } = cloud;
		expect(client.options).toMatchObject({ ...credentials, host, port, protocolVersion: 4 });
		vi.setSystemTime((NOW + 7200) * 1000);
		handlers.reconnect();
		expect(client.options).toMatchObject(signed(form, values, NOW + 7200).credentials);
	});

	test('hold no secret outside of what is masked', () => {
		const secrets = form.fields
			.filter((field) => field.kind === 'text' && field.secret)
			.map(({ name }) => values[name]);
		const [{ secret }] = passwordPieces(signed(form, values).credentials.password).filter(
			(piece) => typeof piece !== 'string',
		);
		for (const { parts } of linesOf(form, values, signed(form, values))) {
			const shown = parts.flat().filter((piece) => typeof piece === 'string');
			for (const hidden of [...secrets, secret]) expect(shown.join('')).not.toContain(hidden);
		}
	});
});

test('a quote in a field does not end the argument', () => {
	const [, azure] = CLOUDS;
	const values = { ...azure.example, deviceId: "it's $HOME" };
	expect(sign(azure, values, NOW).kind).toBe('wrong');
	const odd = { ...azure.example, deviceId: "it's$HOME" };
	expect(words(line(azure, odd, 'MQTTX'))).toContain("it's$HOME");
});
