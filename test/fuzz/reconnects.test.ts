import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attempt } from '../../cli/attempt.js';
import { hold } from '../../cli/hold.js';
import { reconnect } from '../../cli/reconnect.js';
import { tencent } from '../../src/clouds/tencent.js';
import { serve } from '../support/command.js';
import { DEVICE } from '../support/published.js';

const DEVICES = 50;
const EACH = 200;

test('10,000 reconnects leave memory and descriptors as they were', async () => {
	// Accepts, and closes at once; every seventh connection is reset instead.
	let count = 0;
	const port = await serve((socket) =>
		socket.once('data', () =>
			++count % 7 === 0 ? socket.resetAndDestroy() : socket.end(Uint8Array.of(0x20, 2, 0, 0)),
		),
	);
	const round = async (times: number) => {
		await Promise.all(
			Array.from({ length: DEVICES }, async () => {
				const stopping = new AbortController();
				let left = times;
				await reconnect({
					cloud: tencent(DEVICE, { random: Math.random }),
					server: { host: '127.0.0.1', port, timeout: 10 },
					...{ keepAlive: 240, isTimeless: false, signal: stopping.signal },
					tell({ wait }) {
						if (wait !== undefined && --left === 0) stopping.abort();
					},
					world: {
						...{ random: Math.random, attempt, hold },
						clock: () => Date.now() / 1000,
						uptime: () => performance.now() / 1000,
						sleep: async () => {},
					},
				});
			}),
		);
		// What is closed is closed some turns later.
		await new Promise((resolve) => setTimeout(resolve, 500));
		globalThis.gc?.();
		return { heap: process.memoryUsage().heapUsed, open: readdirSync('/proc/self/fd').length };
	};
	const before = await round(EACH / 10);
	const after = await round(EACH);
	expect(count).toBeGreaterThanOrEqual(DEVICES * EACH);
	expect(after.open).toBeLessThanOrEqual(before.open + 2);
	expect(after.heap - before.heap).toBeLessThan(20e6);
});
