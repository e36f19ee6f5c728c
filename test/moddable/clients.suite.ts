import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../platform/certificate.js';
import { watchBroker } from '../support/broker.js';
import { TENCENT } from '../support/platform.js';
import { ROWS, type Row } from './clients/rows.js';
import { buildForSimulator, installed, makeApp, ownWarnings, ROOMY } from './sdk.js';
import { startServer } from './servers.js';
import { simulate } from './simulator.js';

/** Rows that each client goes through at a time. */
const LANES = 4;
const app = readFileSync(new URL('clients/main.js', import.meta.url), 'utf8');
const CLIENTS = ['ECMA-419', 'mqtt/js'] as const;

/** What an app with this client hears, word for word. */
function heard(client: string, { connack: code, messages = [], failure }: Row): string[] {
	const lines: string[] = [];
	if (code !== undefined) lines.push(`CONNACK ${code}`);
	if (code === 0) lines.push('accepted');
	lines.push(...messages.map((message) => `message ${message}`));
	if (failure) {
		lines.push(`failure ${failure}`);
		if (client === 'ECMA-419') lines.push(`error ${failure}`);
		else lines.push(code === 0 ? 'offline' : `error ${failure}`, 'close');
	}
	return lines;
}

/** How many lines that are, for each client. */
const counts = (row: Row) =>
	Object.fromEntries(CLIENTS.map((client) => [client, heard(client, row).length]));

const GOOD: Row = { server: 'that is good', connack: 0 };

test('whatever a server does, the app is told once, and finds a good server again', async () => {
	const [known, unknown, misnamed] = await Promise.all([
		makeCertificate(),
		makeCertificate(),
		makeCertificate(['elsewhere.example']),
	]);
	const good = await watchBroker({
		devices: CLIENTS.flatMap((name) =>
			Array.from({ length: LANES }, (_, lane) => ({
				...TENCENT.device,
				deviceName: `${name.replace('/', '-')}-${lane}`,
			})),
		),
	});
	const device = { productId: TENCENT.device.productId, deviceSecret: TENCENT.device.deviceSecret };
	const scenarios = [];
	for (const row of ROWS) {
		const { act, tls, keepAlive, timeout = 20 } = row;
		const certificate = tls === 'unknown root' ? unknown : tls === 'wrong name' ? misnamed : known;
		const isTLS = tls && tls !== 'no TLS';
		const port = act ? await startServer(act, isTLS ? certificate : undefined) : 1;
		scenarios.push(
			{ device, port, tls: !!tls, keepAlive, timeout, expected: counts(row) },
			{ device, port: good.port, timeout: 20, expected: counts(GOOD) },
		);
	}
	const built = await buildForSimulator({
		app: makeApp('clients', {
			'main.js': app,
			'scenarios.js': `export const LANES = ${LANES}; export const scenarios = ${JSON.stringify(scenarios)};`,
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
				creation: { ...ROOMY, stack: 2048 },
			},
		}),
	});
	expect(ownWarnings(built.output)).toEqual([]);
	await simulate(built.app, async (simulator) => {
		await simulator.line(/^END/, 120);
		for (const client of CLIENTS) {
			const lines = simulator.lines
				.map((line) => /^(\d+) (.*?): (.*)$/.exec(line) ?? [])
				.filter(([, , name]) => name === client)
				.map(([, number, , text]) => [Number(number), text] as const)
				.toSorted(([a], [b]) => a - b);
			const expected = ROWS.flatMap((row) => [
				[row.server, heard(client, row).join(', ')],
				[`after one ${row.server}`, heard(client, GOOD).join(', ')],
			]);
			expect(lines.map(([number, text]) => [expected[number]?.[0], text])).toEqual(expected);
		}
	});
});
