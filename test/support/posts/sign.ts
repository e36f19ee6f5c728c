import { createHash, createHmac } from 'node:crypto';
import { NOW } from './post.js';

/** What a CONNECT carries. */
export interface Sent {
	readonly clientId: string;
	readonly username: string;
	readonly password: string;
}

/** A secret for a device that does not exist. */
const made = (name: string, bytes = 16) =>
	createHash('sha512').update(`no device: ${name}`).digest().subarray(0, bytes);

export const hmac = (hash: string, key: Buffer | string, text: string | Buffer) =>
	createHmac(hash, key).update(text).digest();
export const hex = (mac: Buffer) => mac.toString('hex');
export const b64 = (mac: Buffer) => mac.toString('base64');
export const decoded = (secret: string) => Buffer.from(secret, 'base64');
export const pct = (text: string) =>
	encodeURIComponent(text).replace(
		/[!'()*]/g,
		(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
	);

/** Changes of a rule. What is not given is right. */
export interface Change {
	readonly key?: Buffer | string;
	/** The text that is signed, from the right one. */
	readonly text?: (text: string) => string;
	readonly mac?: Buffer;
	readonly write?: (mac: Buffer) => string;
	readonly hash?: 'sha1' | 'sha256' | 'md5';
	readonly time?: string;
	readonly method?: string;
}

const LATER = `${NOW + 3600}`;

// Tencent

export interface TencentDevice {
	readonly productId: string;
	readonly deviceName: string;
	readonly deviceSecret: string;
}
const tencentDevice = (productId: string, deviceName: string, key: Buffer): TencentDevice => ({
	productId,
	deviceName,
	deviceSecret: b64(key),
});
export const PUMP = tencentDevice('K7QX2M9PLT', 'pump_03', made('pump_03'));
export const GATE = tencentDevice(
	'3RZ8W1VN5C',
	'gate_dev01',
	Buffer.concat([made('gate', 5), Buffer.from([0]), made('gate_dev01', 10)]),
);
export const MAST = tencentDevice('U0EHL4J6YB', 'mast-17:b', made('mast'));

export interface TencentChange extends Change {
	readonly identity?: string;
	readonly clientId?: string;
	readonly appId?: string;
	readonly connection?: string;
	readonly username?: string;
}
export function tencent(device: TencentDevice, change: TencentChange = {}): Sent {
	const { productId, deviceName, deviceSecret } = device;
	const { hash = 'sha256', time = LATER, appId = '12010126', connection = 'x8Gq2' } = change;
	const identity = change.identity ?? `${productId}${deviceName}`;
	const username = change.username ?? `${identity};${appId};${connection};${time}`;
	const { text = (same: string) => same, write = hex, key = decoded(deviceSecret) } = change;
	const mac = change.mac ?? hmac(hash, key, text(username));
	return {
		clientId: change.clientId ?? `${productId}${deviceName}`,
		username,
		password: `${write(mac)};${change.method ?? `hmac${hash}`}`,
	};
}

// Azure

export const HUB = {
	hostName: 'brewery-telemetry.azure-devices.net',
	deviceId: 'tank-04',
	sharedAccessKey: b64(made('tank-04', 32)),
};
export interface AzureChange extends Change {
	readonly sr?: string;
	/** How the resource is written, and how it is signed. */
	readonly encode?: (sr: string) => string;
	readonly sig?: (mac: string) => string;
	readonly rest?: string;
	readonly username?: string;
	readonly clientId?: string;
}
export function azure(change: AzureChange = {}, device = HUB): Sent {
	const { hostName, deviceId, sharedAccessKey } = device;
	const { sr = `${hostName}/devices/${deviceId}`, encode = pct, sig = pct, rest = '' } = change;
	const { time = LATER, write = b64, key = decoded(sharedAccessKey) } = change;
	const { text = (same: string) => same } = change;
	const mac = hmac('sha256', key, text(`${encode(sr)}\n${time}`));
	return {
		clientId: change.clientId ?? deviceId,
		username: change.username ?? `${hostName}/${deviceId}/?api-version=2021-04-12`,
		password: `SharedAccessSignature sr=${encode(sr)}&sig=${sig(write(mac))}&se=${time}${rest}`,
	};
}

export const DPS = {
	idScope: '0ne00C4F7A1',
	registrationId: 'line2-sealer',
	symmetricKey: b64(made('line2-sealer', 32)),
};
export function dps(change: AzureChange = {}): Sent {
	const { idScope, registrationId, symmetricKey } = DPS;
	const sent = azure(
		{
			key: decoded(symmetricKey),
			sr: `${idScope}/registrations/${registrationId}`,
			rest: '&skn=registration',
			...change,
		},
		{ ...HUB, deviceId: registrationId },
	);
	const username = `${idScope}/registrations/${registrationId}/api-version=2019-03-31`;
	return { ...sent, username: change.username ?? username };
}

// OneNET

export const NET = {
	productId: 'w7Hc3KpZ0d',
	deviceName: 'meter_0219',
	key: b64(Buffer.from('Qm8vT2xkTmV3RGV2aWNlS2V5MDE5')),
};
export interface NetChange extends Change {
	readonly res?: string;
	readonly version?: string;
	readonly encode?: (text: string) => string;
	readonly clientId?: string;
	readonly username?: string;
}
export function onenet(change: NetChange = {}): Sent {
	const { productId, deviceName, key: secret } = NET;
	const { res = `products/${productId}/devices/${deviceName}`, version = '2018-10-31' } = change;
	const { hash = 'sha1', time = LATER, key = decoded(secret), encode = pct, write = b64 } = change;
	const { method = hash, text = (same: string) => same } = change;
	const mac = hmac(hash, key, text([time, method, res, version].join('\n')));
	return {
		clientId: change.clientId ?? deviceName,
		username: change.username ?? productId,
		password: `version=${version}&res=${encode(res)}&et=${time}&method=${method}&sign=${encode(write(mac))}`,
	};
}

// Huawei

export const LAMP = {
	deviceId: '6551a0c7d3b2e90a41f7c208_lamp-0412',
	deviceSecret: hex(made('lamp', 10)),
};
export interface HuaweiChange extends Change {
	readonly check?: '0' | '1';
	readonly clientId?: string;
	readonly username?: string;
}
export function huawei(change: HuaweiChange = {}): Sent {
	const { deviceId, deviceSecret } = LAMP;
	const { check = '0', time = '2026112509', key = deviceSecret, write = hex } = change;
	const mac = change.mac ?? hmac('sha256', time, key as Buffer);
	return {
		clientId: change.clientId ?? `${deviceId}_0_${check}_${time}`,
		username: change.username ?? deviceId,
		password: write(mac),
	};
}

// Tuya

export const PLUG = {
	deviceId: '26a4c81f7be90d35c2xkqm',
	deviceSecret: hex(made('plug', 8)),
};
export interface TuyaChange extends Change {
	readonly clientId?: string;
	readonly pairs?: string;
}
export function tuya(change: TuyaChange = {}): Sent {
	const { deviceId, deviceSecret } = PLUG;
	const { time = `${NOW}`, key = deviceSecret, write = hex, method = 'hmacSha256' } = change;
	const { text = (same: string) => same } = change;
	const rest = change.pairs ?? `timestamp=${time},secureMode=1,accessType=1`;
	return {
		clientId: change.clientId ?? `tuyalink_${deviceId}`,
		username: `${deviceId}|signMethod=${method},${rest}`,
		password: write(hmac('sha256', key, text(`deviceId=${deviceId},${rest}`))),
	};
}

// Alibaba

export const LOCK = {
	productKey: 'a1nV7tXq0Zs',
	deviceName: 'Lock_21',
	deviceSecret: hex(made('lock')),
};
export interface AlibabaChange extends Change {
	readonly id?: string;
	/** The pairs of the client id, from its method and time. */
	readonly pairs?: (method: string, time: string) => string;
	readonly clientId?: string;
	readonly username?: string;
}
export function alibaba(change: AlibabaChange = {}): Sent {
	const { productKey, deviceName, deviceSecret } = LOCK;
	const { id = `${productKey}.${deviceName}`, hash = 'sha256', time = `${NOW}123` } = change;
	const { method = `hmac${hash}`, key = deviceSecret, write = hex } = change;
	const { text = (same: string) => same } = change;
	const { pairs = (m: string, t: string) => `securemode=2,signmethod=${m},timestamp=${t}` } =
		change;
	const signed = `clientId${id}deviceName${deviceName}productKey${productKey}timestamp${time}`;
	return {
		clientId: change.clientId ?? `${id}|${pairs(method, time)}|`,
		username: change.username ?? `${deviceName}&${productKey}`,
		password: write(hmac(hash, key, text(signed))),
	};
}

// ApsaraMQ

export const QUEUE = {
	groupId: 'GID_cold_chain',
	deviceId: 'truck-88',
	instanceId: 'mqtt-cn-7pp2xk9ab01',
	accessKeyId: 'LTAI5tEXAMPLEnoKeyHere01',
	accessKeySecret: b64(made('truck', 22)).slice(0, 30),
};
export interface QueueChange extends Change {
	readonly clientId?: string;
	readonly username?: string;
}
export function apsaramq(change: QueueChange = {}): Sent {
	const { groupId, deviceId, instanceId, accessKeyId, accessKeySecret } = QUEUE;
	const clientId = change.clientId ?? `${groupId}@@@${deviceId}`;
	const { hash = 'sha1', key = accessKeySecret, write = b64 } = change;
	const { text = (same: string) => same } = change;
	return {
		clientId,
		username: change.username ?? `Signature|${accessKeyId}|${instanceId}`,
		password: write(hmac(hash, key, text(clientId))),
	};
}

// Baidu

export const KILN = {
	iotCoreId: 'axkqwme',
	deviceKey: 'kiln_north',
	deviceSecret: b64(made('kiln', 12)).replace(/[+/]/g, 'x'),
};
export interface BaiduChange extends Change {
	readonly username?: string;
}
export function baidu(change: BaiduChange = {}): Sent {
	const { iotCoreId, deviceKey, deviceSecret } = KILN;
	const { hash = 'sha256', time = `${NOW}`, write = hex, method = hash.toUpperCase() } = change;
	const { text = (same: string) => same } = change;
	const signed = text(`${deviceKey}&${time}&${method}${change.key ?? deviceSecret}`);
	return {
		clientId: 'kiln-controller',
		username: change.username ?? `thingidp@${iotCoreId}|${deviceKey}|${time}|${method}`,
		password: write(change.mac ?? createHash(hash).update(signed).digest()),
	};
}
