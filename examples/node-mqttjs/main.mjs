import { uptime } from 'node:os';
import { tencent } from 'mqtt-signin/tencent';
import { connectSigned } from './client.mjs';

const { PRODUCT_ID, DEVICE_NAME, DEVICE_SECRET, HOST, PORT } = process.env;
if (!PRODUCT_ID || !DEVICE_NAME || !DEVICE_SECRET) {
	console.error(
		'Set PRODUCT_ID, DEVICE_NAME and DEVICE_SECRET; HOST and PORT if not the platform.',
	);
	process.exit(2);
}
const device = { productId: PRODUCT_ID, deviceName: DEVICE_NAME, deviceSecret: DEVICE_SECRET };
// For another cloud, change the import and this line.
const cloud = tencent(device, { random: Math.random, host: HOST });
const client = connectSigned(cloud, PORT ? { port: Number(PORT) } : {});

const say = (text) => console.log(`${new Date().toISOString()}  ${text}`);
client.on('connect', () => say('signed in'));
client.on('error', (error) => say(error.message || error.code));
client.on('close', () => {
	if (!client.disconnecting)
		say(`not connected; again in ${Math.round(client.options.reconnectPeriod / 1000)} s`);
});

const reading = setInterval(() => {
	if (client.connected) client.publish(`${PRODUCT_ID}/${DEVICE_NAME}/event`, `${uptime()}`);
}, 10_000);
for (const signal of ['SIGINT', 'SIGTERM'])
	process.once(signal, () => {
		clearInterval(reading);
		client.end(() => say('signed out'));
	});
