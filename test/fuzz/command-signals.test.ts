import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startBroker } from '../../platform/broker.js';
import { IDENTITY, running } from '../support/command.js';
import { DEVICE } from '../support/published.js';

const SECRET = { MQTT_SIGNIN_SECRET: DEVICE.deviceSecret };
/** What docs/command.md says of each signal; the name stands for a process that had not begun. */
const STATUSES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof STATUSES;

describe('75 signals at random moments', () => {
	test.each(
		Array.from({ length: 75 }, (_, i) => ({
			i,
			signal: Object.keys(STATUSES)[i % 3] as Signal,
			stay: i % 2 === 0,
			lang: i % 4 < 2 ? 'en' : 'zh',
		})),
	)('$i: $signal', async ({ i, signal, stay, lang }) => {
		const broker = await startBroker({ devices: [DEVICE], faults: { delay: 0.2 } });
		onTestFinished(() => broker.close());
		const where = ['--host', '127.0.0.1', '-p', `${broker.port}`, '--lang', lang];
		const args = ['connect', ...IDENTITY, ...where, ...(stay ? ['--reconnect'] : [])];
		const run = running(args, SECRET);
		await sleep((i / 75) * 1000);
		run.child.kill(signal);
		const status = await run.ended;
		expect([0, STATUSES[signal], signal]).toContain(status);
		const printed = run.lines.join('\n') + (await run.stderr);
		expect(printed).not.toMatch(/^\s+at /m);
		expect(printed).not.toContain(DEVICE.deviceSecret);
		await expect.poll(() => broker.signedIn).toEqual([]);
	});
});
