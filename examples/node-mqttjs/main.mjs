import { uptime } from 'node:os';
import { connectSigned } from './client.mjs';

const { PRODUCT_ID, DEVICE_NAME, DEVICE_SECRET, HOST, PORT = '1883' } = process.env;
if (!PRODUCT_ID || !DEVICE_NAME || !DEVICE_SECRET) {
	console.error(
		'Set PRODUCT_ID, DEVICE_NAME and DEVICE_SECRET; HOST and PORT if not the platform.',
	);
	process.exit(2);
}
const device = { productId: PRODUCT_ID, deviceName: DEVICE_NAME, deviceSecret: DEVICE_SECRET };
const client = connectSigned(device, {
	host: HOST ?? `${PRODUCT_ID}.iotcloud.tencentdevices.com`,
	port: Number(PORT),
});

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
