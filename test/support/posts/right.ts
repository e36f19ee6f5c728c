import * as as from './forms.js';
import * as shown from './packet.js';
import { connect, frame } from './packet.js';
import { type Asked, NOW, type Post } from './post.js';
import { GATE, MAST, PUMP, type Sent, tencent } from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
export const fine = (id: string, cause: string, asked: Asked): Post => ({
	id: `right-${id}`,
	cause: `nothing is wrong: ${cause}`,
	asked,
	first: [],
});
const pump = { device: { ...PUMP } };
const timed = (time: string, more = {}) => tencent(PUMP, { time, appId: '21010406', ...more });
const bytesOf = (sent: Sent, more: object = {}) => connect({ ...sent, ...more });

export const RIGHT: readonly Post[] = [
	fine('tencent-lines', 'the rule of the documentation', {
		input: as.lines(tencent(PUMP)),
		...pump,
	}),
	fine('tencent-13', "the Python SDK's expiry in milliseconds", {
		input: as.json(timed(`${NOW + 86_400}123`, { hash: 'sha1' })),
		...pump,
	}),
	fine('tencent-17', "the signer's LONG_MAX, cut to 17 digits", {
		input: as.lines(timed('92233720368547758', { hash: 'sha1', connection: '5AiF2' })),
		...pump,
	}),
	fine('tencent-19', "the 64-bit C SDK's LONG_MAX", {
		input: as.at(timed('9223372036854775807', { hash: 'sha1' }), HOST),
		...pump,
	}),
	fine('tencent-2038', "the Java SDK's largest int", {
		input: as.labels(timed('2147483647', { appId: '12010126' })),
		...pump,
	}),
	fine('tencent-4294967295', 'the largest unsigned 32-bit number', {
		input: as.chinese(timed('4294967295')),
		...pump,
	}),
	fine('tencent-zero-byte', 'a key with a zero byte, used as bytes', {
		input: as.espIdf(tencent(GATE), `${GATE.productId}.iotcloud.tencentdevices.com`),
		device: { ...GATE },
	}),
	fine('tencent-colon', 'a device name with - and :', {
		input: as.mqttjs(tencent(MAST), `mqtt://${MAST.productId}.iotcloud.tencentdevices.com:1883`),
		device: { ...MAST },
	}),
	fine('tencent-long-connid', 'a connection id of ten characters', {
		input: as.json(tencent(PUMP, { connection: 'aB3dE6gH9k' })),
		...pump,
	}),
	fine('tencent-tls', 'TLS on 8883 in another region', {
		input: as.json(tencent(PUMP), {
			host: `${PUMP.productId}.us-east.iotcloud.tencentdevices.com`,
			port: 8883,
		}),
		...pump,
	}),
	fine('tencent-mqtt-31', 'the Python SDK speaks MQTT 3.1', {
		input: shown.hexdumpC(bytesOf(timed(`${NOW + 3600}123`), { name: 'MQIsdp', level: 3 })),
		...pump,
	}),
	fine('tencent-quoted-command', 'a command with quotation marks', {
		input: as.mosquitto(tencent(PUMP), HOST),
		...pump,
	}),
	fine('tencent-double-quoted', 'a command with double quotation marks', {
		input: as.mosquitto(tencent(MAST), `${MAST.productId}.iotcloud.tencentdevices.com`, '"'),
		device: { ...MAST },
	}),
	fine('tencent-url', 'percent-encoded in a URL, where it belongs', {
		input: `mqtt://${encodeURIComponent(tencent(PUMP).username)}:${encodeURIComponent(tencent(PUMP).password)}@${HOST}:1883`,
		clientId: tencent(PUMP).clientId,
		...pump,
	}),
	fine('tencent-frame', 'a captured frame with its headers', {
		input: shown.wireshark(frame(bytesOf(tencent(PUMP)))),
		...pump,
	}),
	fine('tencent-two-packets', 'a CONNECT and the CONNACK that accepts', {
		input: `${shown.spaced(bytesOf(tencent(PUMP)))}\n${shown.spaced(Buffer.from([0x20, 2, 0, 0]))}`,
		...pump,
	}),
	fine('tencent-escapes', "Python's bytes", {
		input: shown.escapes(bytesOf(tencent(PUMP, { hash: 'sha1' }), { keepAlive: 240 })),
		...pump,
	}),
	fine('tencent-session', 'no clean session, and a keep-alive of 0', {
		input: shown.cArray(bytesOf(tencent(PUMP), { flags: 0xc0, keepAlive: 0 })),
		...pump,
	}),
	fine('tencent-no-secret', 'nothing to check the token with', { input: as.lines(tencent(PUMP)) }),
	fine('tencent-long-life', 'a lifetime of thirty days', {
		input: as.json(tencent(PUMP, { time: `${NOW + 2_592_000}` })),
		...pump,
		lifetime: 2_592_000,
	}),
	fine('tencent-accepted', 'return code 0', {
		input: as.json(tencent(PUMP)),
		...pump,
		returnCode: 0,
	}),
	fine('tencent-utf16-file', 'a file that an editor saved as UTF-16', {
		bytes: Buffer.from(`\ufeff${as.labels(tencent(PUMP))}`, 'utf16le').toString('hex'),
		...pump,
	}),
];
