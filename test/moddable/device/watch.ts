import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import mqttPacket from 'mqtt-packet';

/** What stands between a device and a broker, and reads along. */
export interface Watch {
	readonly port: number;
	/** The texts that the broker has acknowledged, in order. */
	readonly acknowledged: readonly string[];
	close(): Promise<void>;
}

export async function watch(port: number): Promise<Watch> {
	const acknowledged: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((device) => {
		const sent = new Map<number, string>();
		const broker = connect(port, '127.0.0.1');
		const up = mqttPacket.parser().on('packet', (packet) => {
			if (packet.cmd === 'publish') sent.set(packet.messageId as number, String(packet.payload));
		});
		const down = mqttPacket.parser().on('packet', (packet) => {
			if (packet.cmd === 'puback')
				acknowledged.push(sent.get(packet.messageId as number) as string);
		});
		device.on('data', (bytes) => up.parse(bytes)).pipe(broker);
		broker.on('data', (bytes) => down.parse(bytes)).pipe(device);
		for (const socket of [device, broker]) {
			sockets.add(socket);
			socket.on('error', () => {});
			socket.on('close', () => {
				device.destroy();
				broker.destroy();
			});
		}
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		acknowledged,
		async close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}
