import TCP from 'embedded:io/socket/tcp';
import config from 'mc/config';
import type { Device } from 'mqtt-signin';
import {
	connackMeaning,
	connectionId,
	decodeConnack,
	encodeConnect,
	expiryAfter,
	signCredentials,
} from 'mqtt-signin';

const device: Device = {
	productId: config.productId,
	deviceName: config.deviceName,
	deviceSecret: config.deviceSecret,
};
const credentials = signCredentials(device, {
	expiry: expiryAfter(Date.now() / 1000, 60),
	connectionId: connectionId(Math.random),
});
let sent = false;
new TCP({
	address: '127.0.0.1',
	port: Number(config.port),
	onWritable() {
		if (!sent) this.write(encodeConnect({ ...credentials, keepAlive: 60 }));
		sent = true;
	},
	onReadable(count) {
		const { returnCode } = decodeConnack(new Uint8Array(this.read(count) as ArrayBuffer));
		trace(`${connackMeaning(returnCode)}\n`);
		this.close();
	},
});
