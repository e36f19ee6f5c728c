import { createDecipheriv, randomInt } from 'node:crypto';
import {
	DEVICE_REGISTER,
	type RegisteredCertificateDevice,
	type RegisteredDevice,
	type RegistrationOptions,
	type RegistrationRequest,
	readRegistration,
	registrationPayload,
	registrationRequest,
	type TencentProduct,
} from '../../src/clouds/tencent-register.js';
import { REGISTER_DEV } from '../../src/clouds/tencent-register-dev.js';
import type { Server } from '../attempt.js';
import { isRefusal, refusalIn } from '../library.js';
import { isPlausible } from '../time.js';
import { type Message, message } from '../words/index.js';
import { type HTTPFailure, post } from './https.js';

/** What the platform said of a registration. */
export type Registered =
	| { readonly kind: 'registered'; readonly device: RegisteredDevice | RegisteredCertificateDevice }
	| { readonly kind: 'refused'; readonly code: string; readonly text: string }
	| HTTPFailure;

export interface Registering {
	readonly product: TencentProduct;
	readonly options: Omit<RegistrationOptions, 'now' | 'nonce'>;
	readonly server: Server;
	/** Unix seconds; undefined while this computer's clock is not set. */
	readonly now: number | undefined;
	/** Told that the platform's clock, in Unix seconds, is used instead. */
	readonly onClock: (platform: number) => void;
	readonly signal: AbortSignal;
}

export const FORMS = { 'device/register': DEVICE_REGISTER, 'register/dev': REGISTER_DEV } as const;

/** What stands for the time of a clock that is not set: it is refused, and the refusal tells the time. */
const NO_TIME = 1577836800;
/** Seconds by which a clock may differ before it can be the reason of a refusal. */
const TOLERANCE = 30;

/** Registers a device over HTTPS. A refusal is tried once more with the platform's time, if that is another. */
export async function registerTencent(registering: Registering): Promise<Registered> {
	const { now = NO_TIME, onClock } = registering;
	const first = await tryOnce(registering, now);
	if (first.kind !== 'refused' || first.time === undefined) return first;
	// A request takes ten digits; a Date header may say anything.
	if (!isPlausible(first.time) || first.time > 9_999_999_999) return first;
	if (Math.abs(first.time - now) <= TOLERANCE) return first;
	onClock(first.time);
	return tryOnce(registering, first.time);
}

type Tried = Registered & { readonly time?: number | undefined };

async function tryOnce(registering: Registering, now: number): Promise<Tried> {
	const { server, signal } = registering;
	const answer = await post(server, tencentRequest(registering, now), signal);
	if (answer.kind !== 'answered') return answer;
	const { status, time, body } = answer;
	try {
		return { kind: 'registered', device: read(registering, body) };
	} catch (error) {
		const { cause } = error as { cause?: { code: string | number; message: string } };
		if (cause !== undefined)
			return { kind: 'refused', code: `${cause.code}`, text: cause.message, time };
		if (!isRefusal(error)) throw error;
		return { kind: 'malformed', reason: wrong(status, error) };
	}
}

/** The request at `now`, in Unix seconds; throws what the library says of wrong input. */
export function tencentRequest(
	{ product, options }: Pick<Registering, 'product' | 'options'>,
	now: number,
): RegistrationRequest {
	return registrationRequest(product, { ...options, now, nonce: randomInt(1, 2 ** 31) });
}

function read(
	{ product, options: { deviceName } }: Registering,
	body: string,
): RegisteredDevice | RegisteredCertificateDevice {
	const { key, iv, data, length } = registrationPayload(body, product);
	const decipher = createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
	const plaintext = Buffer.concat([decipher.update(data), decipher.final()]);
	try {
		const { productId } = product;
		return readRegistration(plaintext, { productId, deviceName, length });
	} finally {
		key.fill(0);
		plaintext.fill(0);
	}
}

function wrong(status: number, error: Error): Message {
	const text = refusalIn(error.message) ?? error.message;
	return status === 200 ? message('http.wrong', { text }) : message('http.status', { status });
}
