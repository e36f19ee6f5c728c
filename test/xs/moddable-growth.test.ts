import { expect, test } from 'vitest';
import { startXS, type XS, xsMissing } from '../../tools/xs/xs.js';
import { bundleDevice } from '../moddable/device/bundle.js';
import { TENCENT } from '../support/platform.js';

/** So many times the connection is lost, and each time a message is on its way. */
const RECONNECTS = 10_000;

test.skipIf(xsMissing && !process.env.CI)(
	'after 10,000 reconnects examples/moddable-device takes no more of the heap than before',
	async () => {
		const xs = startXS() as XS;
		try {
			const config = { ...TENCENT.device, ssid: 'home', password: 'secret', sntp: 'pool.ntp.org' };
			await xs.evaluate(`var config = ${JSON.stringify(config)};
				var surroundings = () => {
					const credentials = { clientId: 'c', username: 'u', password: 'p' };
					config.cloud = { sign: () => credentials };
					board.random = () => 0;
				};`);
			await xs.evaluate(await bundleDevice());
			const reconnect = (times: number) =>
				xs.evaluate(`var connects = 0;
				for (let i = 0; i < ${times}; i++) {
					board.pass(9);
					board.fallSilent();
					connects += board.server.connects.length;
					board.server.connects = [];
					board.server.received = [];
				}
				$gc();
				connects`);
			await reconnect(500);
			const { result, slots } = await reconnect(RECONNECTS);
			expect(result).toBe(RECONNECTS);
			expect(slots).toBeLessThanOrEqual(0);
		} finally {
			xs.stop();
		}
	},
);
