import { RULES } from './clouds.js';
import type { Known, Registry } from './registry.js';
import { covers, type Limits, NOT_AUTHORIZED, refused, type SignIn, type Verdict } from './rule.js';

export interface Judgement {
	/** The device that the CONNECT claims to come from, if the platform knows it. */
	readonly known: Known | undefined;
	readonly verdict: Verdict;
}

/** Whether clouds that take TLS alone take plain TCP as well. */
export interface Leniency {
	readonly plain: boolean;
}

/** Judges a CONNECT at `now`, in Unix seconds. */
export function judge(
	signIn: SignIn,
	registry: Registry,
	now: number,
	{ plain }: Leniency,
): Judgement {
	const known = registry.find(signIn);
	const { limits } = known?.rule ?? RULES[registry.cloud];
	const verdict =
		judgeLimits(signIn, limits, plain) ??
		known?.device.judge(signIn, now) ??
		refused(nobody(signIn, registry), NOT_AUTHORIZED);
	return { known, verdict };
}

function judgeLimits(signIn: SignIn, limits: Limits, plain: boolean): Verdict | undefined {
	const { keepAlive, will, tls } = signIn;
	const { min, max } = limits.keepAlive;
	if (keepAlive > max)
		return refused(`keep-alive is ${keepAlive} s, more than ${max} s`, limits.keepAliveCode);
	if (keepAlive < min)
		return refused(`keep-alive is ${keepAlive} s, less than ${min} s`, limits.keepAliveCode);
	if (will && !limits.will)
		return refused('there is a will, which it does not take', NOT_AUTHORIZED);
	if (limits.tlsOnly && !tls && !plain)
		return refused('this cloud takes nothing but TLS', NOT_AUTHORIZED);
	return undefined;
}

/** Says which known client id comes closest, as the one that was sent may be a secret gone astray. */
function nobody({ clientId }: SignIn, registry: Registry): string {
	let [nearest, shared] = ['', 0];
	for (const { device } of registry.devices) {
		const other = device.clientId ?? '';
		const start = sharedStart(clientId, other);
		if (start > shared) [nearest, shared] = [other, start];
	}
	const what = 'no device has this client id and user name';
	if (shared < 4) return what;
	const length = `${clientId.length} ${clientId.length === 1 ? 'character' : 'characters'}`;
	return clientId === nearest
		? `no device with the client id ${nearest} has this user name`
		: `${what}: ${length}, as ${nearest} up to the ${shared}th`;
}

function sharedStart(a: string, b: string): number {
	let length = 0;
	while (length < a.length && a[length] === b[length]) length++;
	return length;
}

/** A PUBLISH or a SUBSCRIBE for one filter. */
export interface Request {
	readonly topic: string;
	readonly qos: number;
	readonly retain?: boolean;
	readonly bytes?: number;
}

/** Returns why a device may not publish this, or ''. */
export function refusePublish({ device, rule }: Known, request: Request): string {
	const { limits } = rule;
	const { topic, qos, retain = false, bytes = 0 } = request;
	if (retain && !limits.retain) return 'it is to be retained, which this cloud does not do';
	if (qos > limits.maxQoS) return `QoS ${qos} is more than ${limits.maxQoS}`;
	if (bytes > limits.maxPayloadBytes) return `it is larger than ${limits.maxPayloadBytes} bytes`;
	return refuseTopic(topic, limits, device.topics.publish);
}

/** Returns why a device may not subscribe to this, or ''. */
export function refuseSubscribe({ device, rule }: Known, { topic, qos }: Request): string {
	const { limits } = rule;
	if (qos > limits.maxQoS) return `QoS ${qos} is more than ${limits.maxQoS}`;
	return refuseTopic(topic, limits, device.topics.subscribe);
}

function refuseTopic(topic: string, limits: Limits, allowed: readonly string[]): string {
	if (Buffer.byteLength(topic) > limits.maxTopicBytes)
		return `the topic is longer than ${limits.maxTopicBytes} bytes`;
	if (topic.split('/').length > limits.maxTopicLevels)
		return `the topic has more than ${limits.maxTopicLevels} levels`;
	return allowed.some((filter) => covers(filter, topic)) ? '' : 'it is not a topic of this device';
}
