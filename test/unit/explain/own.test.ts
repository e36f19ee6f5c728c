import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CloudName, explain } from '../../../explain/index.js';
import { CLOUDS, type Cloud, type Making, question } from './make.js';
import { can, MISTAKES } from './mistakes/index.js';

/** Bytes that look random and are the same in every run. */
const made = (name: string, length: number) =>
	createHash('sha512').update(`own device: ${name}`).digest().subarray(0, length);
const letters = (name: string, length: number) =>
	made(name, 64).toString('base64').replace(/\W/g, '').slice(0, length);
const small = (name: string, length: number) => letters(name, length).toLowerCase();
/** Holds a zero byte, as the vectors' does. */
const withZero = Buffer.concat([made('a', 6), Buffer.from([0]), made('b', 9)]);

/** Devices that are not the vectors': identity and secret. */
const OWN: Readonly<Record<CloudName, readonly [Cloud['device'], secret: string]>> = {
	tencent: [
		{ productId: letters('product', 10).toUpperCase(), deviceName: 'Boiler_04' },
		withZero.toString('base64'),
	],
	azure: [
		{ hostName: `${small('hub', 9)}.azure-devices.net`, deviceId: 'esp32-a4cf12' },
		made('azure', 32).toString('base64'),
	],
	'azure-dps': [
		{ idScope: `0ne00${made('scope', 3).toString('hex').toUpperCase()}`, registrationId: 'line2' },
		made('dps', 32).toString('base64'),
	],
	onenet: [
		{ productId: letters('net', 10), deviceName: 'meter_0219' },
		Buffer.from(letters('key', 32)).toString('base64'),
	],
	huawei: [
		{ deviceId: `${made('node', 12).toString('hex')}_lamp-7` },
		made('huawei', 8).toString('hex'),
	],
	tuya: [{ deviceId: `${made('tuya', 9).toString('hex')}xkqm` }, made('plug', 8).toString('hex')],
	alibaba: [
		{ productKey: `a1${letters('ali', 9)}`, deviceName: 'GW-North.12' },
		letters('lock', 32),
	],
	apsaramq: [
		{
			groupId: `GID_${small('group', 6)}`,
			deviceId: 'truck-88',
			instanceId: `mqtt-cn-${small('instance', 11)}`,
			accessKeyId: `LTAI5t${letters('access', 18)}`,
		},
		letters('queue', 30),
	],
	baidu: [{ iotCoreId: small('core', 7), deviceKey: 'kiln_north' }, letters('kiln', 16)],
};

/** Whether a mistake is written for the vectors' device by its name. */
function isNamed(making: Making, { device }: Cloud): boolean {
	const written = Object.values(making).map(String).join();
	return Object.values(device).some((value) => written.includes(value));
}

/** Of the mistakes, each cloud makes every third, so that three clouds make each; all are made by `npm run test:fuzz`. */
const EVERY = process.env.FUZZ ? 1 : 3;

describe.each(CLOUDS)("a device of the test's own with $name", (vectors) => {
	const [device, secret] = OWN[vectors.name];
	const cloud: Cloud = { ...vectors, device, secret };
	const right = cloud.make();

	test('has no finding if its credentials are right', () => {
		expect(explain(question(cloud, right)).findings).toEqual([]);
	});

	test('has each known mistake as its only fault', () => {
		const wrong: string[] = [];
		let count = 0;
		const first = CLOUDS.indexOf(vectors);
		for (const [i, { name, making, code }] of MISTAKES.entries()) {
			if (!can(MISTAKES[i], cloud)) continue;
			const sent = cloud.make(making);
			if (isNamed(making, vectors) || JSON.stringify(sent) === JSON.stringify(right)) continue;
			count++;
			if ((first + i) % EVERY > 0) continue;
			const { findings } = explain(question(cloud, sent));
			const faults = findings.filter(({ severity }) => severity === 'fault');
			const found = faults.map((finding) => finding.code).join(', ');
			if (found !== code) wrong.push(`${name}: ${found} instead of ${code}`);
		}
		expect(wrong).toEqual([]);
		expect(count).toBeGreaterThan(40);
	});
});
