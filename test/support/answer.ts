import { connect } from 'node:net';

/** What a broker sends back for a CONNECT: all bytes up to a CONNACK's length, or up to its closing the connection. */
export function answer(port: number, packet: Uint8Array): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const socket = connect({ port, host: '127.0.0.1', timeout: 10_000 });
		let received = Buffer.alloc(0);
		const end = () => {
			socket.destroy();
			resolve(new Uint8Array(received));
		};
		socket.on('data', (data) => {
			received = Buffer.concat([received, data]);
			if (received.length >= 4) end();
		});
		socket.on('end', end);
		socket.on('timeout', () => socket.destroy(new Error('no answer')));
		// A broker that refuses to read on resets the connection.
		socket.on('error', (error: NodeJS.ErrnoException) =>
			error.code === 'ECONNRESET' || error.code === 'EPIPE' ? end() : reject(error),
		);
		socket.write(packet);
	});
}
