import { now } from 'clock';
import { decrypt } from 'decrypt';
import config from 'mc/config';
import { Backoff } from 'mqtt-signin/connector';
import type { TencentDevice } from 'mqtt-signin/tencent';
import {
	readRegistration,
	registrationPayload,
	registrationRequest,
	type TencentProduct,
} from 'mqtt-signin/tencent-register';
// biome-ignore lint/style/useNodejsImportProtocol: Moddable's, not Node's
import Net from 'net';
import Preference from 'preference';
import { send } from 'request';
import Timer from 'timer';

/** The domain in Preference storage; its keys are the fields of the device. */
const DOMAIN = 'mqtt-signin';
const NOT_AUTHORIZED = 5;

/** Returns who this board is, if it has registered as a device of this product. */
export function storedDevice(productId: string): TencentDevice | undefined {
	const read = (field: string) => Preference.get(DOMAIN, field);
	const [deviceName, deviceSecret] = [read('deviceName'), read('deviceSecret')];
	if (typeof deviceName !== 'string' || typeof deviceSecret !== 'string') return undefined;
	return read('productId') === productId ? { productId, deviceName, deviceSecret } : undefined;
}

/** Writes the secret last: without it there is no identity, wherever the power fails. */
function store({ productId, deviceName, deviceSecret }: TencentDevice): void {
	Preference.delete(DOMAIN, 'deviceSecret');
	Preference.set(DOMAIN, 'productId', productId);
	Preference.set(DOMAIN, 'deviceName', deviceName);
	Preference.set(DOMAIN, 'deviceSecret', deviceSecret);
	if (storedDevice(productId)?.deviceSecret !== deviceSecret)
		throw new Error('Preference storage does not keep what is written');
}

/**
 * Registers this board as a device of the product, however often it takes, and keeps its secret before
 * anything uses it. If the power fails between the answer and that, the board registers again: the platform
 * gives a device that has never signed in another secret.
 */
export function register(product: TencentProduct, onDevice: (device: TencentDevice) => void): void {
	const backoff = new Backoff({ random: Math.random });
	// A name that no other board has.
	const deviceName: string = config.deviceName ?? Net.get('MAC').replaceAll(':', '');

	function attempt(): void {
		trace(`Registering the device ${deviceName} of product ${product.productId}.\n`);
		const request = registrationRequest(product, {
			deviceName,
			now: now() as number,
			// Not by Math.random alone, which says the same after each start of the simulator.
			nonce: 1 + ((1000 * Date.now() + Math.floor(1000 * Math.random())) % 2147483647),
			host: config.registrationHost,
		});
		send(request, answered, (reason) => again(reason, backoff.wait({ kind: 'unanswered' })));
	}

	function answered(answer: string): void {
		let device: TencentDevice;
		try {
			device = read(answer);
			store(device);
		} catch (error) {
			const wait = backoff.wait({ kind: 'refused', returnCode: NOT_AUTHORIZED });
			again(explain(error as Error), wait);
			return;
		}
		trace(`Registered: this board is the device ${deviceName} now, and keeps its secret.\n`);
		onDevice(device);
	}

	function read(answer: string): TencentDevice {
		const { key, iv, data, length } = registrationPayload(answer, product);
		const { productId } = product;
		const device = readRegistration(decrypt(key, iv, data), { productId, deviceName, length });
		key.fill(0);
		if ('deviceSecret' in device) return device;
		throw new Error('This product uses certificates, not secrets');
	}

	function again(reason: string, wait: number): void {
		trace(`${reason}. Registering again in ${Math.ceil(wait)} s.\n`);
		Timer.set(attempt, 1000 * wait);
	}

	attempt();
}

/** Says what to do about what the platform said. */
function explain({ message, cause }: Error): string {
	const { code = '', message: said = '' } = (cause ?? {}) as { code?: unknown; message?: unknown };
	const text = `${code} ${said}`;
	if (/already|activated/i.test(text))
		return (
			'This device has registered and signed in before, so the platform keeps its secret to itself. ' +
			'Delete the device in the console, and it registers; or give this board another deviceName'
		);
	if (/timestamp|expire/i.test(text))
		return `${message}. Is the clock right? It says ${new Date().toISOString()}`;
	return message;
}
