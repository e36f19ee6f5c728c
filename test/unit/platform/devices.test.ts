import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchContents } from '../../../platform/devices.js';
import { Registry } from '../../../platform/registry.js';
import { TENCENT } from '../../support/platform.js';

/** What calls the watcher, in the place of a timer. */
const look = vi.hoisted(() => ({ now: () => {} }));
vi.mock('node:fs', async (original) => ({
	...(await original<typeof import('node:fs')>()),
	watchFile(_file: string, _options: object, listener: () => void) {
		look.now = listener;
	},
	unwatchFile() {},
}));

const named = (deviceName: string, more: object = {}) => ({
	...TENCENT.device,
	deviceName,
	...more,
});

function watched(devices: readonly object[]) {
	const folder = mkdtempSync(join(tmpdir(), 'devices-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const file = join(folder, 'devices.json');
	const registry = new Registry('tencent', { devices });
	const told: string[] = [];
	watchContents(file, registry, (message) => told.push(message));
	return {
		file,
		registry,
		told,
		names: () => registry.devices.map(({ fields }) => fields.deviceName),
	};
}

test('a device that is added while the file is read again is not lost', async () => {
	const { registry, told, names } = watched([]);
	for (let i = 0; i < 20; i++) {
		registry.add(named(`${i}`));
		look.now();
		registry.add(named(`${i}`, { registered: true }));
		await new Promise(setImmediate);
	}
	expect(names()).toHaveLength(20);
	expect(registry.devices.every(({ fields }) => fields.registered)).toBe(true);
	expect(told).toEqual([]);
});

test('the file has what the platform knows, and the platform what the file has', () => {
	const { file, registry, told, names } = watched([named('a')]);
	registry.add(named('b'));
	const written = JSON.parse(readFileSync(file, 'utf8'));
	expect(written.devices.map(({ deviceName }: { deviceName: string }) => deviceName)).toEqual([
		'a',
		'b',
	]);
	look.now();
	writeFileSync(file, JSON.stringify([named('c')]));
	look.now();
	expect(names()).toEqual(['c']);
	writeFileSync(file, '{');
	look.now();
	expect(names()).toEqual(['c']);
	expect(told).toEqual([
		'read the devices again: there are 1 now',
		'the devices are as they were: the file is not JSON',
	]);
});
