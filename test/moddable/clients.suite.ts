import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../platform/certificate.js';
import { returnCodeMessage } from '../../src/index.js';
import { watchBroker } from '../support/broker.js';
import { TENCENT } from '../support/platform.js';
import { buildForSimulator, installed, makeApp, ownWarnings } from './sdk.js';
import { connack, inPieces, PINGRESP, publish, startServer } from './servers.js';
import { simulate } from './simulator.js';

const app = readFileSync(new URL('clients/main.js', import.meta.url), 'utf8');
const CLIENTS = ['ECMA-419', 'mqtt/js'] as const;

/** What a server does, and what an app hears of it. */
interface Row {
	readonly server: string;
	/** To whoever has sent something; without it, nothing listens there. */
	readonly act?: (socket: Socket) => void | Promise<void>;
	readonly tls?: 'known' | 'unknown root' | 'wrong name';
	readonly keepAlive?: number;
	/** The return code, if a CONNACK comes. */
	readonly connack?: number;
	/** The message of the failure. */
	readonly failure?: string;
}

const MALFORMED = 'answer: expected a CONNACK, got other bytes';
const CUT = 'no CONNACK: the server closed the connection';
const UNREADABLE = 'packet: expected MQTT 3.1.1, got other bytes';
const REFUSED = "the server's certificate was refused";
const followers = Buffer.concat([PINGRESP, publish('x'), PINGRESP]);

const ROWS: readonly Row[] = [
	{ server: 'silent', act: () => {}, failure: 'no CONNACK within 1 s' },
	{ server: 'that nobody has started', failure: 'no connection to HOST, port PORT' },
	...[0, 1, 2, 3, 4, 5].map((code) => ({
		server: `answering ${code}`,
		act: (socket: Socket) => void socket.write(connack(code)),
		connack: code,
		...(code > 0 && { failure: `${returnCodeMessage(code)} ${code} ${code}` }),
	})),
	...[1, 2, 3, 4, 5].map((code) => ({
		server: `answering ${code} and more`,
		act: (socket: Socket) => void socket.write(Buffer.concat([connack(code), followers])),
		connack: code,
		failure: `${returnCodeMessage(code)} ${code} ${code}`,
	})),
	...[0, 5].map((code) => ({
		server: `answering ${code} in pieces`,
		act: (socket: Socket) =>
			inPieces(
				socket,
				[...connack(code)].map((byte) => Buffer.from([byte])),
			),
		connack: code,
		...(code > 0 && { failure: `${returnCodeMessage(code)} ${code} ${code}` }),
	})),
	{
		server: 'of HTTP',
		act: (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
		failure: MALFORMED,
	},
	...['d000', '2003000000', '20020200', '20020006', 'ffffffffffff', '00'].map((hex) => ({
		server: `answering ${hex}`,
		act: (socket: Socket) => void socket.write(Buffer.from(hex, 'hex')),
		failure: MALFORMED,
	})),
	...['00', 'f000', '30ffffffff', '50ffffffff7f', '6181818181'].map((hex) => ({
		server: `accepting, then sending ${hex}`,
		act: (socket: Socket) => inPieces(socket, [connack(0), Buffer.from(`${hex}ffff`, 'hex')]),
		connack: 0,
		failure: UNREADABLE,
	})),
	{
		server: 'accepting, with a topic that is longer than its message',
		act: (socket) =>
			void socket.write(
				Buffer.concat([connack(0), Buffer.from('300400057474747474747474', 'hex')]),
			),
		connack: 0,
		failure: UNREADABLE,
	},
	{ server: 'that closes', act: (socket) => void socket.end(), failure: CUT },
	{ server: 'that resets', act: (socket) => void socket.resetAndDestroy(), failure: CUT },
	{
		server: 'that closes within the CONNACK',
		act: (socket) => void socket.end(connack(0).subarray(0, 3)),
		failure: CUT,
	},
	{
		server: 'that accepts and closes',
		act: (socket) => void socket.end(connack(0)),
		connack: 0,
		failure: 'the connection was lost',
	},
	{
		server: 'that accepts and resets',
		act: async (socket) => {
			await inPieces(socket, [connack(0)]);
			socket.resetAndDestroy();
		},
		connack: 0,
		failure: 'the connection was lost',
	},
	{
		server: 'without PINGRESP',
		act: (socket) => void socket.write(connack(0)),
		keepAlive: 1,
		connack: 0,
		failure: 'no PINGRESP true',
	},
	{ server: 'of TLS with an unknown root', tls: 'unknown root', act: () => {}, failure: REFUSED },
	{ server: 'of TLS with a wrong name', tls: 'wrong name', act: () => {}, failure: REFUSED },
	{
		server: 'of TLS',
		tls: 'known',
		act: (socket) => void socket.write(connack(0)),
		connack: 0,
	},
	{
		server: 'of TLS, in pieces',
		tls: 'known',
		act: (socket) =>
			inPieces(
				socket,
				[...connack(0)].map((byte) => Buffer.from([byte])),
			),
		connack: 0,
	},
	{
		server: 'of TLS, that refuses with packets behind it',
		tls: 'known',
		act: (socket) => inPieces(socket, [connack(4), followers]),
		connack: 4,
		failure: `${returnCodeMessage(4)} 4 4`,
	},
	{ server: 'of TLS, silent', tls: 'known', act: () => {}, failure: 'no CONNACK within 1 s' },
	{ server: 'of TLS, that closes', tls: 'known', act: (socket) => void socket.end(), failure: CUT },
	{
		server: 'of TLS, that accepts and closes',
		tls: 'known',
		act: async (socket) => {
			await inPieces(socket, [connack(0)]);
			socket.destroy();
		},
		connack: 0,
		failure: 'the connection was lost',
	},
];

/** What an app with this client hears, word for word. */
function heard(client: string, { connack: code, failure }: Row): string {
	const lines: string[] = [];
	if (code !== undefined) lines.push(`CONNACK ${code}`);
	if (code === 0) lines.push('accepted');
	if (failure) {
		lines.push(`failure ${failure}`);
		if (client === 'ECMA-419') lines.push(`error ${failure}`);
		else lines.push(code === 0 ? 'offline' : `error ${failure}`, 'close');
	}
	return lines.join(', ');
}

test('whatever a server does, the app is told once, and finds a good server again', async () => {
	const [known, unknown, misnamed] = await Promise.all([
		makeCertificate(),
		makeCertificate(),
		makeCertificate(['elsewhere.example']),
	]);
	const good = await watchBroker({
		devices: CLIENTS.map((name) => ({ ...TENCENT.device, deviceName: name.replace('/', '-') })),
	});
	const device = { productId: TENCENT.device.productId, deviceSecret: TENCENT.device.deviceSecret };
	const scenarios = [];
	for (const { act, tls, keepAlive } of ROWS) {
		const certificate = tls === 'unknown root' ? unknown : tls === 'wrong name' ? misnamed : known;
		const port = act ? await startServer(act, tls && certificate) : 1;
		scenarios.push(
			{ device, port, tls: !!tls, keepAlive, stay: keepAlive === 1 },
			{ device, port: good.port },
		);
	}
	const built = await buildForSimulator({
		app: makeApp('clients', {
			'main.js': app,
			'scenarios.js': `export default ${JSON.stringify(scenarios)};`,
			'ca.der': new X509Certificate(known.ca as string).raw,
			'manifest.json': {
				include: [
					'$(MODDABLE)/examples/manifest_base.json',
					'$(MODDABLE)/examples/manifest_net.json',
					'$(MODDABLE)/modules/io/manifest.json',
					'$(MODDABLE)/examples/io/tcp/mqtt/manifest_mqtt.json',
					'$(MODDABLE)/examples/io/tcp/mqttsclient/manifest_mqttsclient.json',
					`${installed}/manifest.json`,
					`${installed}/manifest_moddable.json`,
				],
				modules: { '*': ['./main', './scenarios'] },
				data: { '*': './ca' },
				creation: { stack: 2048 },
			},
		}),
	});
	expect(ownWarnings(built.output)).toEqual([]);
	await simulate(built.app, async (simulator) => {
		for (const client of CLIENTS) await simulator.line(new RegExp(`^END ${client}`), 120);
		for (const client of CLIENTS) {
			const lines = simulator.lines.flatMap((line) => {
				const [, number, name, text] = /^(\d+) (.*?): (.*)$/.exec(line) ?? [];
				return name === client ? [[Number(number), text] as const] : [];
			});
			const expected = ROWS.flatMap((row) => [
				[row.server, heard(client, row).replaceAll('HOST, port PORT', '127.0.0.1, port 1')],
				[`after one ${row.server}`, 'CONNACK 0, accepted'],
			]);
			expect(lines.map(([number, text]) => [expected[number]?.[0], text])).toEqual(expected);
		}
	});
});
