import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOnBoard } from './board.js';
import { moddable } from './cache.js';

const own = (name: string) => readFileSync(new URL(`board/${name}.js`, import.meta.url), 'utf8');
const mqtt = (path: string) => readFileSync(join(moddable, 'examples/io/tcp', path), 'utf8');

/** What the clients import, as far as they use it. */
const TIME = 'export default { ticks: 0, delta: () => 0 };';
const URL_ = `
	export default class {
		protocol = 'mqtt:';
		hostname = 'broker';
		port = '1883';
	}`;

test('10,000 connections of either client leave the heap as it was', async () => {
	const manifests = ['manifest.json', 'manifest_moddable.json'];
	const lines = await runOnBoard('reconnects', manifests, own('reconnects'), {
		timer: own('timer'),
		time: TIME,
		url: URL_,
		client: mqtt('mqttclient/mqttclient.js'),
		'mqtt/js': mqtt('mqtt/mqtt.js'),
	});
	const results = lines.filter((line) => !line.startsWith('mqttClient error'));
	expect(results.map((line) => line.replace(/ \d+$/, ''))).toEqual([
		'ECMA-419 0 0',
		'ECMA-419 10100 reports, 0 timers',
		'mqtt/js 0 0',
		'mqtt/js 10100 reports, 0 timers',
	]);
}, 900_000);
