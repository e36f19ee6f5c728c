import { createHash, createHmac } from 'node:crypto';
import type { CloudName, Question } from '../../../explain/index.js';

/** When the tests' credentials are made, in Unix seconds: 2027-01-15T08:00:00Z. */
export const NOW = 1_800_000_000;
export const LATER = NOW + 3600;

/** How a device goes wrong. What is not given is right. */
export interface Making {
	/** The bytes that the secret is taken for. */
	readonly key?: (secret: string) => Buffer;
	/** The text that is signed, from the right one. */
	readonly message?: (text: string) => string;
	readonly hash?: string;
	readonly mac?: (hash: string, key: Buffer, message: Buffer) => Buffer;
	/** How the MAC is written. */
	readonly write?: (mac: Buffer) => string;
	/** The time that is signed and sent: an expiry or a timestamp. */
	readonly time?: string;
	/** What is changed after signing. */
	readonly sent?: (fields: Sent) => Partial<Sent>;
	/** Names on the wire. */
	readonly method?: string;
	/** The device's identity as the credentials have it. */
	readonly device?: Readonly<Record<string, string>>;
}

export interface Sent {
	readonly clientId: string;
	readonly username: string;
	readonly password: string;
}

export interface Cloud {
	readonly name: CloudName;
	readonly device: Readonly<Record<string, string>>;
	readonly secret: string;
	/** Credentials by node:crypto alone. */
	readonly make: (making?: Making) => Sent;
}

const hex = (mac: Buffer) => mac.toString('hex');
const base64 = (mac: Buffer) => mac.toString('base64');
const decoded = (secret: string) => Buffer.from(secret, 'base64');
const plain = (secret: string) => Buffer.from(secret);
const same = (text: string) => text;
const hmac = (hash: string, key: Buffer, message: Buffer) =>
	createHmac(hash, key).update(message).digest();
export const encode = encodeURIComponent;

function token(
	making: Making,
	secret: string,
	text: string,
	defaults: { key: (secret: string) => Buffer; hash?: string; mac?: Making['mac'] },
): Buffer {
	const { hash = defaults.hash ?? 'sha256', message = same } = making;
	const { key = defaults.key, mac = defaults.mac ?? hmac } = making;
	return mac(hash, key(secret), Buffer.from(message(text)));
}

function finish(making: Making, fields: Sent): Sent {
	return { ...fields, ...making.sent?.(fields) };
}

export const tencent: Cloud = {
	name: 'tencent',
	device: { productId: 'LD8S5J1L07', deviceName: 'sensor-7' },
	// Holds a zero byte, bytes above 127 and padding.
	secret: 'acyv3QDJrRa0fW5UE58KnQ==',
	make(making = {}) {
		const { productId, deviceName } = { ...this.device, ...making.device };
		const { time = `${LATER}`, hash = 'sha256', write = hex } = making;
		const clientId = `${productId}${deviceName}`;
		const username = `${clientId};12010126;Qk3vr;${time}`;
		const mac = token(making, this.secret, username, { key: decoded });
		const password = `${write(mac)};${making.method ?? `hmac${hash}`}`;
		return finish(making, { clientId, username, password });
	},
};

function sas(sr: string, sig: string, se: string, rest = ''): string {
	return `SharedAccessSignature sr=${encode(sr)}&sig=${encode(sig)}&se=${se}${rest}`;
}

export const azure: Cloud = {
	name: 'azure',
	device: { hostName: 'greenhouse.azure-devices.net', deviceId: 'sensor-7' },
	secret: '+XLy+MVZ+aTeOnVzN2kLeB16O+kSxmz6g3rS6fAf6rw=',
	make(making = {}) {
		const { hostName, deviceId } = { ...this.device, ...making.device };
		const { time = `${LATER}`, write = base64 } = making;
		const sr = `${hostName}/devices/${deviceId}`;
		const mac = token(making, this.secret, `${encode(sr)}\n${time}`, { key: decoded });
		return finish(making, {
			clientId: deviceId,
			username: `${hostName}/${deviceId}/?api-version=2021-04-12`,
			password: sas(sr, write(mac), time),
		});
	},
};

export const azureDps: Cloud = {
	name: 'azure-dps',
	device: { idScope: '0ne00A1B2C3', registrationId: 'sensor-7' },
	secret: 'Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=',
	make(making = {}) {
		const { idScope, registrationId } = { ...this.device, ...making.device };
		const { time = `${LATER}`, write = base64 } = making;
		const sr = `${idScope}/registrations/${registrationId}`;
		const mac = token(making, this.secret, `${encode(sr)}\n${time}`, { key: decoded });
		return finish(making, {
			clientId: registrationId,
			username: `${sr}/api-version=2019-03-31`,
			password: sas(sr, write(mac), time, '&skn=registration'),
		});
	},
};

export const onenet: Cloud = {
	name: 'onenet',
	device: { productId: 'Ck2AF9QD2K', deviceName: 'sensor-7' },
	secret: 'T0s3ZkJEdkIxTnR6YktZRXRZMFpKTnNGblpycGdidFY=',
	make(making = {}) {
		const { productId, deviceName } = { ...this.device, ...making.device };
		const { time = `${LATER}`, hash = 'sha256', write = base64 } = making;
		const method = making.method ?? hash;
		const res = `products/${productId}/devices/${deviceName}`;
		const text = [time, method, res, '2018-10-31'].join('\n');
		const mac = token(making, this.secret, text, { key: decoded });
		return finish(making, {
			clientId: deviceName,
			username: productId,
			password: `version=2018-10-31&res=${encode(res)}&et=${time}&method=${method}&sign=${encode(write(mac))}`,
		});
	},
};

export const huawei: Cloud = {
	name: 'huawei',
	device: { deviceId: '6203cc94c7fb24029b110408_sensor-7' },
	secret: 'b83cf1f0c2e94d67',
	make(making = {}) {
		const { deviceId } = { ...this.device, ...making.device };
		const { time = '2027011508', write = hex } = making;
		const mac = token(making, this.secret, time, {
			key: plain,
			mac: (hash, key, message) => hmac(hash, message, key),
		});
		return finish(making, {
			clientId: `${deviceId}_0_1_${time}`,
			username: deviceId,
			password: write(mac),
		});
	},
};

export const tuya: Cloud = {
	name: 'tuya',
	device: { deviceId: '6c95875d0f5ba69607nzfl' },
	secret: 'fb803786602df760',
	make(making = {}) {
		const { deviceId } = { ...this.device, ...making.device };
		const { time = `${NOW}`, write = hex, method = 'hmacSha256' } = making;
		const text = `deviceId=${deviceId},timestamp=${time},secureMode=1,accessType=1`;
		const mac = token(making, this.secret, text, { key: plain });
		return finish(making, {
			clientId: `tuyalink_${deviceId}`,
			username: `${deviceId}|signMethod=${method},timestamp=${time},secureMode=1,accessType=1`,
			password: write(mac),
		});
	},
};

export const alibaba: Cloud = {
	name: 'alibaba',
	device: { productKey: 'a14Xib5kdYd', deviceName: 'sensor-7' },
	secret: 'oLyaKqVxtRvjH284LdhqVgVUx1UPy6zq',
	make(making = {}) {
		const { productKey, deviceName } = { ...this.device, ...making.device };
		const { time = `${NOW}000`, hash = 'sha256', write = hex } = making;
		const id = 'SN1928339';
		const text = `clientId${id}deviceName${deviceName}productKey${productKey}timestamp${time}`;
		const mac = token(making, this.secret, text, { key: plain });
		const method = making.method ?? `hmac${hash}`;
		return finish(making, {
			clientId: `${id}|securemode=3,signmethod=${method},timestamp=${time}|`,
			username: `${deviceName}&${productKey}`,
			password: write(mac),
		});
	},
};

export const apsaramq: Cloud = {
	name: 'apsaramq',
	device: {
		groupId: 'GID_Plant',
		deviceId: 'sensor-7',
		instanceId: 'mqtt-cn-0pp1ldu4ts6',
		accessKeyId: 'LTAI5tQx7Zp3Rm9K',
	},
	secret: 'w8Yq2ZbV5nRk7TjXc4LmPf1DsHg6Ea',
	make(making = {}) {
		const { groupId, deviceId, instanceId, accessKeyId } = { ...this.device, ...making.device };
		const { write = base64 } = making;
		const clientId = `${groupId}@@@${deviceId}`;
		const mac = token(making, this.secret, clientId, { key: plain, hash: 'sha1' });
		return finish(making, {
			clientId,
			username: `Signature|${accessKeyId}|${instanceId}`,
			password: write(mac),
		});
	},
};

export const baidu: Cloud = {
	name: 'baidu',
	device: { iotCoreId: 'abcd123', deviceKey: 'sensor-7' },
	secret: 'ImSeCrEt0I1M2jkl',
	make(making = {}) {
		const { iotCoreId, deviceKey } = { ...this.device, ...making.device };
		const { time = `${NOW}`, write = hex, method = 'SHA256' } = making;
		const mac = token(making, this.secret, `${deviceKey}&${time}&${method}`, {
			key: plain,
			mac: (hash, key, message) => createHash(hash).update(message).update(key).digest(),
		});
		return finish(making, {
			clientId: 'greenhouse-7',
			username: `thingidp@${iotCoreId}|${deviceKey}|${time}|${method}`,
			password: write(mac),
		});
	},
};

export const CLOUDS: readonly Cloud[] = [
	tencent,
	azure,
	azureDps,
	onenet,
	huawei,
	tuya,
	alibaba,
	apsaramq,
	baidu,
];

const SECRET_FIELDS: Readonly<Record<CloudName, string>> = {
	tencent: 'deviceSecret',
	azure: 'sharedAccessKey',
	'azure-dps': 'symmetricKey',
	onenet: 'key',
	huawei: 'deviceSecret',
	tuya: 'deviceSecret',
	alibaba: 'deviceSecret',
	apsaramq: 'accessKeySecret',
	baidu: 'deviceSecret',
};

/** The question that goes with credentials of a cloud's device. */
export function question(cloud: Cloud, sent: Partial<Sent>): Question {
	const { name, device, secret } = cloud;
	return { cloud: name, device: { ...device, [SECRET_FIELDS[name]]: secret }, now: NOW, ...sent };
}
