import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConnect } from '../../platform/connect.js';
import { judge } from '../../platform/judge.js';
import { Registry } from '../../platform/registry.js';
import { bundleDevice } from '../moddable/device/bundle.js';
import { type Realm, V8, XS } from '../support/engines.js';
import { EXAMPLES } from '../support/platform.js';
import { readTracked } from '../support/tree.js';

/** Unix seconds. */
const NOW = 1_800_000_000;
const main = readTracked('examples/moddable-connect/main.ts');

/** The rows of docs/moddable.md: manifest, line and function of each cloud that takes plain TCP. */
const rows = [
	...readTracked('docs/moddable.md').matchAll(
		/^\| `(manifest\w*\.json)` \| `(stayConnected\((\w+)\(.*;)` \|/gm,
	),
].map(([, manifest, line, cloud]) => ({ manifest, line, cloud }));

test('docs/moddable.md has a row for each cloud that takes plain TCP', () => {
	const clouds = rows.map(({ cloud }) => cloud);
	const plain = EXAMPLES.filter(({ tls }) => !tls).map(({ cloud }) => cloud);
	expect(clouds.toSorted()).toEqual(plain.toSorted());
	const names = clouds.map((cloud) => (cloud === 'tencent' ? '' : `_${cloud}`));
	expect(rows.map(({ manifest }) => manifest)).toEqual(names.map((name) => `manifest${name}.json`));
});

describe.each([V8, XS])('moddable-connect in $name', ({ missing, start }) => {
	let realm: Realm;
	beforeAll(async () => {
		if (!missing) realm = await start();
	});
	afterAll(() => realm?.stop());

	test.skipIf(missing).each(rows)(
		'signs in to $cloud by one import and one line',
		async ({ line, cloud }) => {
			const changed = main
				.replace(/stayConnected\(tencent.*;/, line)
				.replace(/^import \{ tencent .*/m, `import { ${cloud} } from 'mqtt-signin/${cloud}';`);
			const { device } = EXAMPLES.find((each) => each.cloud === cloud) as (typeof EXAMPLES)[0];
			await realm.run(`var config = ${JSON.stringify(device)};`);
			await realm.run(`var surroundings = () => { board.setTime = ${NOW}000; };`);
			await realm.run(await bundleDevice(changed));
			const lines = (await realm.evaluate('board.pass(60)')) as string[];
			expect(lines.at(-1)).toBe('0.3 Accepted: the device is signed in.');
			const [connect] = (await realm.evaluate('board.sent')) as number[][];
			const reading = readConnect(Uint8Array.from(connect));
			if (reading.kind !== 'connect') throw new Error(reading.kind);
			const registry = new Registry('tencent', { devices: [{ ...device, cloud }] });
			const { verdict } = judge({ ...reading.signIn, tls: false }, registry, NOW, {
				plain: false,
			});
			expect(verdict).toMatchObject({ returnCode: 0 });
		},
	);
});
