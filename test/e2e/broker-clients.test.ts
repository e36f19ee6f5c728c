import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type IClientOptions } from 'mqtt';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Certificate, makeCertificate } from '../../platform/certificate.js';
import { azure } from '../../src/clouds/azure.js';
import { azureDps } from '../../src/clouds/azure-dps.js';
import { mosquitto, watchBroker } from '../support/broker.js';
import { cloudOf } from '../support/cloud-of.js';
import { command, IDENTITY } from '../support/command.js';
import { mosquittoMissing } from '../support/mosquitto.js';
import { AZURE_GROUP, EXAMPLES, type Fields } from '../support/platform.js';

const TOPIC = 'LD8S5J1L07/test/event';
const COMMANDS = 'LD8S5J1L07/test/control';

let certificate: Certificate;
let caFile: string;
/** What `mqtt-signin sign --json` prints. */
let signed: Fields;
beforeAll(async () => {
	const { stdout } = await command(['sign', ...IDENTITY, '--json']);
	const { clientId, username, password } = JSON.parse(stdout);
	signed = { clientId, username, password };
	certificate = await makeCertificate();
	const folder = mkdtempSync(join(tmpdir(), 'ca-'));
	caFile = join(folder, 'ca.pem');
	writeFileSync(caFile, certificate.ca ?? '');
	return () => rmSync(folder, { recursive: true });
});

/** MQTT.js, signed in until the test is over. */
async function signInWith(port: number, tls: boolean, options: IClientOptions) {
	const url = `${tls ? 'mqtts' : 'mqtt'}://localhost:${port}`;
	const ca = tls ? { ca: certificate.ca ?? '' } : {};
	const client = await connectAsync(url, { ...ca, reconnectPeriod: 0, ...options }, false);
	onTestFinished(() => void client.end(true));
	return client;
}

describe.each([
	['TCP', false],
	['TLS', true],
])('over %s', (transport, tls) => {
	const start = () => watchBroker({ tls: tls ? certificate : false });

	test.skipIf(mosquittoMissing)('mosquitto_pub signs in and publishes', async () => {
		const broker = await start();
		const ca = tls ? ['--cafile', caFile] : [];
		const message = ['-t', TOPIC, '-m', 'hello', '-q', '1'];
		for (const version of ['mqttv311', 'mqttv31'])
			expect(
				await mosquitto('mosquitto_pub', broker.port, signed, ...ca, ...message, '-V', version),
			).toEqual({ status: 0, stdout: '', stderr: '' });
		await expect.poll(() => broker.signedIn).toEqual([]);
		const details = (version: string) =>
			expect.stringContaining(`test accepted (${version}, keep-alive 60 s, over ${transport} from`);
		expect(broker.log()).toEqual(
			['MQTT 3.1.1', 'MQTT 3.1'].flatMap((version) => [
				details(version),
				`LD8S5J1L07/test publishes 5 bytes to ${TOPIC} with QoS 1`,
				'LD8S5J1L07/test disconnected: DISCONNECT',
			]),
		);
	});

	test.each<[version: string, options: IClientOptions]>([
		['MQTT 3.1.1', {}],
		['MQTT 3.1', { protocolId: 'MQIsdp', protocolVersion: 3 }],
	])('MQTT.js signs in with %s, publishes, and gets a command', async (version, options) => {
		const broker = await start();
		const client = await signInWith(broker.port, tls, { ...signed, ...options });
		await client.subscribeAsync(COMMANDS, { qos: 1 });
		const command = new Promise((resolve) => {
			client.on('message', (topic, payload) => resolve(`${topic}: ${payload}`));
		});
		await client.publishAsync(TOPIC, 'hello', { qos: 1 });
		broker.send({ topic: COMMANDS, payload: Buffer.from('lights on') }, 1);
		expect(await command).toBe(`${COMMANDS}: lights on`);
		expect(broker.connects).toMatchObject([{ ...signed, protocol: version, tls, returnCode: 0 }]);
		await client.endAsync();
	});
});

test.each(EXAMPLES)('a device of $cloud signs in as the library signs', async (example) => {
	const { cloud: name, device } = example;
	const cloud = cloudOf(name, device);
	const broker = await watchBroker({
		devices: [device],
		cloud: name,
		tls: cloud.tls ? certificate : false,
	});
	await signInWith(broker.port, cloud.tls, cloud.sign(Date.now() / 1000));
	expect(broker.connects).toMatchObject([{ cloud: name, reason: '', returnCode: 0 }]);
});

test('a board of an enrolment group asks for its hub, and signs in there', async () => {
	const hostName = 'contoso.azure-devices.net';
	const group = { ...AZURE_GROUP, assignedHub: hostName };
	const broker = await watchBroker({ devices: [], products: [group], tls: certificate });
	const symmetricKey = 'Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=';
	const registrationId = 'sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6';
	const now = Date.now() / 1000;
	const service = azureDps({ idScope: group.idScope, registrationId, symmetricKey });
	const client = await signInWith(broker.port, true, service.sign(now));
	await client.subscribeAsync('$dps/registrations/res/#');
	const ask = (topic: string, body: string) => {
		const answer = new Promise<[topic: string, body: Record<string, unknown>]>((resolve) => {
			client.once('message', (to, payload) => resolve([to, JSON.parse(payload.toString())]));
		});
		client.publish(topic, body);
		return answer;
	};
	const [topic, body] = await ask(
		'$dps/registrations/PUT/iotdps-register/?$rid=7',
		JSON.stringify({ registrationId }),
	);
	expect(topic).toBe('$dps/registrations/res/202/?$rid=7&retry-after=1');
	expect(body).toEqual({ operationId: expect.any(String), status: 'assigning' });
	const poll = `$dps/registrations/GET/iotdps-get-operationstatus/?$rid=8&operationId=${body.operationId}`;
	expect((await ask(poll, ''))[0]).toBe('$dps/registrations/res/202/?$rid=8&retry-after=1');
	const [last, assigned] = await ask(poll, '');
	expect(last).toBe('$dps/registrations/res/200/?$rid=8');
	expect(assigned).toMatchObject({
		status: 'assigned',
		registrationState: { assignedHub: hostName, deviceId: registrationId, status: 'assigned' },
	});
	const hub = azure({ hostName, deviceId: registrationId, sharedAccessKey: symmetricKey });
	await signInWith(broker.port, true, hub.sign(now));
	expect(broker.connects.at(-1)).toMatchObject({ cloud: 'azure', returnCode: 0 });
	expect(await ask('$dps/registrations/PUT/iotdps-register/?$rid=9', '{}')).toMatchObject([
		'$dps/registrations/res/400/?$rid=9',
		{ errorCode: expect.any(Number) },
	]);
});

test('the hub ends the connection with the credentials', async () => {
	const { device } = EXAMPLES[1];
	let now = Date.now() / 1000;
	const broker = await watchBroker({
		devices: [device],
		cloud: 'azure',
		plain: true,
		now: () => now,
	});
	const client = await signInWith(broker.port, false, azure(device as never).sign(now));
	const closed = new Promise((resolve) => client.once('close', () => resolve('closed')));
	now += 3601;
	expect(await closed).toBe('closed');
});
