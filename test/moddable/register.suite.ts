import { X509Certificate } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../platform/certificate.js';
import { serveRegistration } from '../../platform/register.js';
import { watchBroker } from '../support/broker.js';
import { buildForSimulator, installed, linkForEsp32, makeApp, ownWarnings } from './sdk.js';
import { type Simulator, simulate } from './simulator.js';

/** Other suites build the example, too. */
const example = join(installed, 'examples/first-boot');
cpSync(join(installed, 'examples/moddable-device'), example, { recursive: true });

const PRODUCT = { productId: 'LD8S5J1L07', productSecret: 'hzvf5LF9S0isvBhDSauWMaIk' };
const IDENTITY = 'LD8S5J1L07/first';

test('a board without an identity registers once, wherever it is stopped, and signs in', async () => {
	const certificate = await makeCertificate();
	writeFileSync(join(example, 'ca.der'), new X509Certificate(certificate.ca as string).raw);
	const broker = await watchBroker({ devices: [], products: [PRODUCT] });
	const now = () => Date.now() / 1000;
	const { registry } = broker;
	const registrations: string[] = [];
	const served = await serveRegistration(
		{
			registry,
			now,
			report: (event) => {
				if (event.event === 'register') registrations.push(event.verdict);
			},
		},
		{ host: '127.0.0.1', port: 0, certificate },
	);
	try {
		// Where the simulator keeps what a board keeps in flash.
		const root = join(example, 'flash/');
		mkdirSync(root);
		const manifest = { include: './register.json', config: { file: { root } } };
		writeFileSync(join(example, 'register-here.json'), JSON.stringify(manifest));
		const built = await buildForSimulator({
			app: example,
			manifest: 'register-here.json',
			config: {
				...PRODUCT,
				deviceName: 'first',
				// An address: the SDK's SNTP ends the app when a name has none.
				sntp: '127.0.0.1',
				registrationHost: 'localhost',
				registrationPort: served.port,
				host: '127.0.0.1',
				port: broker.port,
			},
		});
		expect(ownWarnings(built.output)).toEqual([]);
		const stopAfter = (step: RegExp) => simulate(built.app, (board) => board.line(step, 60));
		const isRegistered = async (board: Simulator) => {
			await board.line(/^Registering the device first/);
			await expect.poll(() => registrations.length, { timeout: 60_000 }).toBeGreaterThan(0);
		};
		await stopAfter(/^This board has no identity yet/);
		await stopAfter(/^Registering the device first/);
		registrations.length = 0;
		await simulate(built.app, isRegistered);
		await stopAfter(/^Registered: this board is the device first|^Connecting to/);
		const answered = registrations.length;
		await stopAfter(/^Connecting to/);
		await stopAfter(/^Accepted/);
		await stopAfter(/^Accepted/);
		expect(registrations.length).toBe(answered);
		const registered = registry.devices.filter(({ fields }) => fields.registered === true);
		expect(registered.map(({ fields }) => fields.deviceName)).toEqual(['first']);
		expect(broker.connects.map(({ device, verdict }) => `${device} ${verdict}`)).toEqual(
			broker.connects.map(() => `${IDENTITY} accepted`),
		);
		// A board that has lost its flash.
		rmSync(root, { recursive: true });
		mkdirSync(root);
		const line = await stopAfter(/Registering again in/);
		expect(line.replace(/\d+ s/, 'N s')).toBe(
			'This device has registered and signed in before, so the platform keeps its secret to itself. Delete the device in the console, and it registers; or give this board another deviceName. Registering again in N s.',
		);
		expect(registrations.at(-1)).toBe('refused');
	} finally {
		await served.close();
	}
});

test('the published payload decrypts natively to the published secret, and not with an IV of zero bytes', async () => {
	const payload =
		's6FB3a1BA/YYbcmSE12XpeDVmQNDcf1QgVD141RRbmmAnFwQfp1ECAu5O016mCOvYlJJ6V59yM4OqQSiWphfTg==';
	const answer = JSON.stringify({ Response: { Len: 53, Payload: payload } });
	const app = makeApp('decrypt', {
		'main.js': `
			import { decrypt } from 'decrypt';
			import { readRegistration, registrationPayload } from 'mqtt-signin/tencent-register';
			const product = ${JSON.stringify(PRODUCT)};
			const { key, iv, data, length } = registrationPayload(${JSON.stringify(answer)}, product);
			const details = { productId: product.productId, deviceName: 'test', length };
			trace(readRegistration(decrypt(key, iv, data), details).deviceSecret + '\\n');
			try {
				readRegistration(decrypt(key, new Uint8Array(16), data), details);
			} catch (error) {
				trace(error.message + '\\n');
			}`,
		'decrypt.js': readFileSync(join(example, 'register/decrypt.js'), 'utf8'),
		'manifest.json': {
			include: [
				'$(MODDABLE)/examples/manifest_base.json',
				'$(MODDABLE)/modules/crypt/digest/manifest.json',
				join(installed, 'manifest.json'),
				join(installed, 'manifest_tencent_register.json'),
			],
			modules: { '*': ['./main', './decrypt'] },
		},
	});
	const { app: built } = await buildForSimulator({ app });
	await simulate(built, async (board) => {
		await board.line(/first block/);
		expect(board.lines).toEqual([
			'lDZ6Uqt+I9E0wW7rvDUs7Q==',
			'plaintext: expected JSON and zeros, as the platform encrypts them, got a wrong first block: the IV is sixteen characters 0, not zero bytes',
		]);
	});
});

test('only a board that registers has the code for it', async () => {
	const has = async (manifest: string) => {
		const link = await linkForEsp32({ app: example, manifest });
		expect(ownWarnings(link.output)).toEqual([]);
		const source = readFileSync(link.source, 'utf8');
		return ['tencent-register', '/device/register'].map((text) => source.includes(text));
	};
	writeFileSync(join(example, 'ca.der'), '');
	expect(await has('register.json')).toEqual([true, true]);
	expect(await has('manifest.json')).toEqual([false, false]);
});
