// What a sign-in costs on a board, from the device's secret to the CONNECT packet.
import { begin, collect, end, print } from 'board';
import * as library from 'mqtt-signin';
import { Connector } from 'mqtt-signin/connector';
import { tencent, tencentCredentials } from 'mqtt-signin/tencent';

const { encodeConnect, hex, hmac, SHA1, SHA256 } = library;

/** The published device and sign-in, and a time at which it is good for an hour. */
const device = {
	productId: 'LD8S5J1L07',
	deviceName: 'test',
	deviceSecret: 'acyv3QDJrRa0fW5UE58KnQ==',
};
const signing = { expiry: 32472115200, connectionId: 'qkvrc' };
const NOW = 32472111600;

const options = { random: Math.random };
const cloud = tencent(device, options);
const connector = new Connector(cloud, options);
const key = new Uint8Array(32).fill(1);
const message = new Uint8Array(60).fill(2);
const long = new Uint8Array(16384).fill(3);

const packet = (credentials) => encodeConnect({ ...credentials, keepAlive: 240 });
/** In each job what comes after the first function is not measured. */
const JOBS = {
	'sign-in': [() => packet(tencentCredentials(device, signing))],
	'sign-in by a Cloud': [() => packet(cloud.sign(NOW))],
	'Connector.connect': [() => connector.connect(NOW), () => connector.disconnected()],
	'HMAC-SHA256 with hex': [() => hex(hmac(SHA256, key, message))],
	'SHA-256 of 16 KiB': [() => new SHA256().update(long).digest()],
	...(SHA1 && {
		'HMAC-SHA1 with hex': [() => hex(hmac(SHA1, key, message))],
		'SHA-1 of 16 KiB': [() => new SHA1().update(long).digest()],
	}),
};

print(hex(JOBS['sign-in'][0]()));
for (const [name, [job, after]] of Object.entries(JOBS)) {
	// The first times fill the engine's tables.
	for (let i = 0; i < 3; i++) {
		collect();
		begin();
		job();
		if (i === 2) end(name);
		after?.();
	}
}
