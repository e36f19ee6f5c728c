import mqttPacket from 'mqtt-packet';

/** The published device of LuatOS. */
export const credentials = {
	clientId: 'LD8S5J1L07test',
	username: 'LD8S5J1L07test;12010126;qkvrc;32472115200',
	password: '7f9b0fcd6eb78676f38272f7025948d8564ace5339a5b5c0e00d6339bba30c99;hmacsha256',
};
export const [token] = credentials.password.split(';');
export const published = Buffer.from(
	mqttPacket.generate({
		cmd: 'connect',
		protocolId: 'MQTT',
		protocolVersion: 4,
		clean: true,
		keepalive: 240,
		...credentials,
		password: Buffer.from(credentials.password),
	}),
);
