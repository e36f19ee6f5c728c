import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Cloud } from '../../src/cloud.js';
import { Connector } from '../../src/connector.js';

const DAY = 86400;
const ACCEPTED = Uint8Array.of(0x20, 2, 0, 0);
/** What the waits depend on, as Tencent has it; a real signature would only take time. */
const CLOUD: Cloud = {
	host: 'localhost',
	port: 1883,
	tls: false,
	keepAlive: { min: 0, max: 900 },
	minInterval: 5,
	closesAtExpiry: false,
	sign: () => ({ clientId: 'device', username: 'device', password: 'signature' }),
};

/** Returns a generator like Math.random whose numbers `seed` determines. */
export function seeded(seed: number): () => number {
	const generator = xoroshiro128plus(seed);
	return () => (generator.next() >>> 0) / 0x100000000;
}

function newConnector(random: () => number): Connector {
	return new Connector(CLOUD, { random });
}

function signIn(connector: Connector): void {
	connector.connect();
	if (connector.receive(ACCEPTED).kind !== 'accepted') throw new Error('not accepted');
}

/**
 * Returns how many CONNECTs two devices with one identity make in a day together: whenever one signs in, the server
 * disconnects the other.
 */
export function connectsOfTwins(random: () => number): number {
	const devices = [1, 2].map(() => {
		const connector = newConnector(random);
		// Of the connection, or of the next one while there is none.
		return { connector, start: connector.firstDelay(60), signedIn: false };
	});
	for (let connects = 0; ; connects++) {
		// Whoever is signed in stays so until the other comes.
		const next = devices
			.filter(({ signedIn }) => !signedIn)
			.reduce((first, device) => (device.start < first.start ? device : first));
		const now = next.start;
		if (now >= DAY) return connects;
		signIn(next.connector);
		next.signedIn = true;
		const other = devices.find((device) => device !== next && device.signedIn);
		if (other) {
			other.start = now + other.connector.disconnected({ lived: now - other.start });
			other.signedIn = false;
		}
	}
}

/** Returns the share of a day without a connection for a device whose link drops `lived` seconds after each sign-in. */
export function awayWithDroppingLink(random: () => number, lived: number): number {
	const connector = newConnector(random);
	let connected = 0;
	let now = 0;
	while (now < DAY) {
		signIn(connector);
		connected += Math.min(lived, DAY - now);
		now += lived + connector.disconnected({ lived, linkLost: true });
	}
	return 1 - connected / DAY;
}
