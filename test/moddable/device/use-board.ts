import { afterAll, beforeAll } from 'vitest';
import type { Engine, Realm } from '../../support/engines.js';
import { TENCENT } from '../../support/platform.js';
import { bundleDevice } from './bundle.js';

export const HOST = `${TENCENT.device.productId}.iotcloud.tencentdevices.com`;
export const CONNECTING = `Connecting to ${HOST}, port 1883.`;

/** What a board traces that connects at this second, and is accepted. */
export function signsInAt(second: number): string[] {
	const at = (later: number) => Math.round(10 * (second + later)) / 10;
	return [
		`${at(0)} ${CONNECTING}`,
		`${at(0.5)} Accepted: the device is signed in.`,
		`${at(0.6)} Commands: LD8S5J1L07/test/control.`,
	];
}

/** A board with the example, for the tests of one suite: each switches it on again. */
export function useBoard({ missing, start }: Engine) {
	let realm: Realm;
	let script: string;
	beforeAll(async () => {
		if (!missing) [realm, script] = await Promise.all([start(), bundleDevice()]);
	});
	afterAll(() => realm?.stop());

	return {
		/** Switches it on, in `surroundings` that differ from good ones. */
		async boot(surroundings = '', more: object = {}) {
			const wifi = { ssid: 'home', password: 'secret', sntp: 'pool.ntp.org' };
			const config = { ...TENCENT.device, ...wifi, ...more };
			await realm.run(`var config = ${JSON.stringify(config)};`);
			await realm.run(`var surroundings = () => { ${surroundings} };`);
			await realm.run(script);
		},
		/** Lets time pass; what was traced, each line after its second. */
		pass: (seconds: number) => realm.evaluate(`board.pass(${seconds})`),
		read: (expression: string) => realm.evaluate(expression),
		run: (text: string) => realm.run(text),
	};
}
