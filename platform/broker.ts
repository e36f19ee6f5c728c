import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Aedes, type AuthenticateError, type ConnectPacket } from 'aedes';
import type { Device } from '../src/index.js';

export interface BrokerOptions {
	/** Whom the broker knows. */
	readonly devices: readonly Device[];
	/** Its clock, Unix seconds; default the real time. */
	readonly now?: () => number;
	/** Default any that is free. */
	readonly port?: number;
}

/** A CONNECT as it came, and what the broker made of it. */
export interface Connect {
	/** By the broker's clock. */
	readonly time: number;
	readonly clientId: string;
	readonly username: string | undefined;
	readonly password: string | undefined;
	/** Seconds. */
	readonly keepAlive: number;
	/** Less than 5 seconds after the device's last CONNECT, which the platform does not allow. */
	readonly tooSoon: boolean;
	readonly verdict: 'accepted' | 'refused';
	/** What the CONNACK said, MQTT 3.1.1 table 3.1. */
	readonly returnCode: number;
	/** Why it was refused, or ''. Holds nothing of a password. */
	readonly reason: string;
}

export interface Broker {
	readonly port: number;
	/** Every CONNECT, in order. */
	readonly connects: readonly Connect[];
	/** Cuts every connection. */
	disconnectAll(): void;
	close(): Promise<void>;
}

const UNACCEPTABLE_VERSION = 1;
const BAD_USERNAME_OR_PASSWORD = 4;
const NOT_AUTHORIZED = 5;

/** Seconds between two CONNECTs of one device. */
const SHORTEST_GAP = 5;
/** The largest keep-alive that the platform takes, in seconds. */
const LONGEST_KEEP_ALIVE = 900;
const SDK_APP_IDS = ['12010126', '21010406'];
const TOKENS = new Map([
	['hmacsha1', { algorithm: 'sha1', pattern: /^[0-9a-f]{40}$/ }],
	['hmacsha256', { algorithm: 'sha256', pattern: /^[0-9a-f]{64}$/ }],
]);

/**
 * A real MQTT broker on loopback that lets in whom the platform would: its rules, written down a second time and
 * without a line of the library, so that the two can disagree.
 */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
	const { devices, now = () => Date.now() / 1000, port = 0 } = options;
	const known = new Map(devices.map((device) => [device.productId + device.deviceName, device]));
	const connects: Connect[] = [];
	const lastSeen = new Map<string, number>();
	const aedes = await Aedes.createBroker({
		preConnect(client, packet, done) {
			const time = now();
			const { clientId, username, password, keepalive = 0 } = packet;
			const { returnCode, reason } = judge(packet, known.get(clientId), time);
			connects.push({
				time,
				clientId,
				username,
				password: password?.toString(),
				keepAlive: keepalive,
				tooSoon: time - (lastSeen.get(clientId) ?? -Infinity) < SHORTEST_GAP,
				verdict: returnCode === 0 ? 'accepted' : 'refused',
				returnCode,
				reason,
			});
			lastSeen.set(clientId, time);
			answers.set(client, returnCode);
			done(null, true);
		},
		authenticate(client, _username, _password, done) {
			const returnCode = answers.get(client) ?? NOT_AUTHORIZED;
			if (returnCode === 0) done(null, true);
			else done(Object.assign(new Error(), { returnCode }) as AuthenticateError, false);
		},
	});
	// From preConnect, which sees the whole packet, to authenticate, which answers it.
	const answers = new WeakMap<object, number>();
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		aedes.handle(socket);
	});
	await once(server.listen(port, '127.0.0.1'), 'listening');

	const disconnectAll = () => {
		for (const socket of sockets) socket.destroy();
	};
	return {
		port: (server.address() as AddressInfo).port,
		connects,
		disconnectAll,
		async close() {
			const closed = once(server, 'close');
			server.close();
			disconnectAll();
			await closed;
			await new Promise<void>((resolve) => aedes.close(resolve));
		},
	};
}

interface Judgement {
	readonly returnCode: number;
	readonly reason: string;
}

function judge(packet: ConnectPacket, device: Device | undefined, now: number): Judgement {
	const { clientId, username, password, keepalive = 0, protocolVersion } = packet;
	const refused = (reason: string, returnCode = BAD_USERNAME_OR_PASSWORD) => ({
		returnCode,
		reason,
	});
	// aedes answers it so by itself.
	if (protocolVersion === 5) return refused('this is MQTT 5', UNACCEPTABLE_VERSION);
	if (keepalive > LONGEST_KEEP_ALIVE)
		return refused(
			`keep-alive is ${keepalive} s, more than ${LONGEST_KEEP_ALIVE} s`,
			NOT_AUTHORIZED,
		);
	if (device === undefined) return refused('no device has this client id', NOT_AUTHORIZED);
	if (username === undefined) return refused('there is no user name');
	if (password === undefined) return refused('there is no password');

	const [name, sdkAppId, connid, expiry, ...rest] = username.split(';');
	if (expiry === undefined || rest.length > 0)
		return refused('the user name is not four parts with ";" between them');
	if (name !== clientId) return refused('the user name does not begin with the client id');
	if (!SDK_APP_IDS.includes(sdkAppId)) return refused('the SDK app id is unknown');
	if (!/^[A-Za-z0-9]+$/.test(connid)) return refused('the connection id is not letters and digits');
	if (!/^[0-9]{1,12}$/.test(expiry)) return refused('the expiry is not 1 to 12 digits');
	if (Number(expiry) <= now) return refused('the signature has expired');

	const [token, suffix, ...more] = password.toString().split(';');
	const method = TOKENS.get(suffix);
	if (method === undefined || more.length > 0)
		return refused('the password does not end in ";hmacsha1" or ";hmacsha256"');
	if (!method.pattern.test(token))
		return refused(`the token is not as many lower-case hex digits as ${suffix} has`);
	const key = Buffer.from(device.deviceSecret, 'base64');
	const expected = createHmac(method.algorithm, key).update(username).digest();
	if (!timingSafeEqual(Buffer.from(token, 'hex'), expected))
		return refused("the token was not made with this device's secret and this user name");
	return { returnCode: 0, reason: '' };
}
