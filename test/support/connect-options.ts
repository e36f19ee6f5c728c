import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import type { ConnectOptions } from '../../src/connect.js';
import { anyText } from './any-text.js';
import type { Connect } from './parse-connect.js';

const bytesOf = (data: string | Uint8Array) =>
	typeof data === 'string' ? new TextEncoder().encode(data) : Uint8Array.from(data);

/** What a packet with these options says, as MQTT 3.1.1 has it; plus 0 because a packet has no -0. */
export function said(options: ConnectOptions): Connect {
	const { clientId, username, password, keepAlive = 240, cleanSession = true, will } = options;
	return {
		clientId,
		username,
		password: password === undefined ? undefined : bytesOf(password),
		keepAlive: keepAlive + 0,
		cleanSession,
		will: will && {
			topic: will.topic,
			payload: bytesOf(will.payload),
			qos: (will.qos ?? 0) + 0,
			retain: will.retain ?? false,
		},
	};
}

/** The same packet by mqtt-packet. */
export function generate(options: ConnectOptions): Uint8Array {
	const { clientId, username, password, keepAlive, cleanSession, will } = said(options);
	return new Uint8Array(
		mqttPacket.generate({
			cmd: 'connect',
			protocolId: 'MQTT',
			protocolVersion: 4,
			clientId,
			clean: cleanSession,
			keepalive: keepAlive,
			...(username !== undefined && { username }),
			...(password && { password: Buffer.from(password) }),
			...(will && {
				will: { ...will, payload: Buffer.from(will.payload), qos: will.qos as 0 | 1 | 2 },
			}),
		}),
	);
}

/** Any texts without what `forbidden` matches. */
export const texts = (forbidden: RegExp) => anyText().map((text) => text.replaceAll(forbidden, ''));
export const binaries = fc.oneof(anyText(), fc.uint8Array());

/** Any valid options whose texts have nothing that `forbidden` matches. */
export function validOptions(forbidden = /\0/g): fc.Arbitrary<ConnectOptions> {
	const text = texts(forbidden);
	const will = fc.record(
		{
			topic: text.map((topic) => `t${topic.replaceAll(/[#+]/g, '')}`),
			payload: binaries,
			qos: fc.constantFrom(0 as const, 1 as const, 2 as const, undefined),
			retain: fc.constantFrom(true, false, undefined),
		},
		{ requiredKeys: ['topic', 'payload'] },
	);
	return fc
		.record(
			{
				clientId: text,
				username: fc.option(text, { nil: undefined }),
				password: fc.option(binaries, { nil: undefined }),
				keepAlive: fc.option(fc.nat(65535), { nil: undefined }),
				cleanSession: fc.constantFrom(true, false, undefined),
				will: fc.option(will, { nil: undefined }),
			},
			{ requiredKeys: ['clientId'] },
		)
		.map(({ clientId, password, ...options }) => ({
			...options,
			clientId: options.cleanSession === false && clientId === '' ? 'd' : clientId,
			password: options.username === undefined ? undefined : password,
		}));
}
