import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Build, flashBytes, installed, linkForEsp32, makeApp, warnings } from './sdk.js';

/** What the SDK itself leaves to be run on the board. */
const SDK_NOT_PRELOADED =
	/^(package|tsconfig\..*|commodetto\/Bitmap|embedded:provider\/builtin|ec|ecp|modular|mont)$/;

const base = ['$(MODDABLE)/examples/manifest_base.json'];
const net = [
	...base,
	'$(MODDABLE)/examples/manifest_net.json',
	'$(MODDABLE)/modules/io/manifest.json',
	'$(MODDABLE)/examples/io/tcp/mqtt/manifest_mqtt.json',
];
const library = join(installed, 'manifest.json');
const stay = join(installed, 'stay/manifest.json');

/** Links an app that does nothing, for what its manifest brings to flash. */
function linkNothing(name: string, include: string[]) {
	const manifest = { include, modules: { '*': './main' } };
	return linkForEsp32({ app: makeApp(name, { 'manifest.json': manifest, 'main.js': '' }) });
}

async function bytes(name: string, include: string[]): Promise<number> {
	return flashBytes(await linkNothing(name, include));
}

test('the modules are preloaded without a warning', async () => {
	const link = await linkNothing('preloaded', [...base, stay]);
	expect(warnings(link.output)).toEqual([]);
	expect(link.notPreloaded.filter((name) => !SDK_NOT_PRELOADED.test(name))).toEqual(['main']);
});

test('a module with scratch memory of its own is warned of', async () => {
	const scratch = `
		const scratch = new Map();
		let calls = 0;
		export const call = (key) => scratch.set(key, ++calls);`;
	const app = makeApp('scratch', {
		'manifest.json': {
			include: base,
			modules: { '*': ['./main', './scratch'] },
			preload: ['scratch'],
		},
		'main.js': '',
		'scratch.js': scratch,
	});
	expect(warnings((await linkForEsp32({ app })).output)).not.toEqual([]);
});

test('the library has its place in flash', async () => {
	const alone = await bytes('base', base);
	const withLibrary = await bytes('base-library', [...base, library]);
	const withStay = await bytes('base-stay', [...base, stay]);
	const mqtt = await bytes('net', net);
	const mqttWithLibrary = await bytes('net-library', [...net, library]);
	const mqttWithStay = await bytes('net-stay', [...net, stay]);
	const { bytecode } = await linkNothing('bytecode', [...base, stay]);
	const size = (module: string) => statSync(join(bytecode, `${module}.xsb`)).size;
	console.table({
		'mqtt-signin': {
			'bytes of flash': withLibrary - alone,
			'beside an MQTT client': mqttWithLibrary - mqtt,
			'of bytecode': size('mqtt-signin'),
		},
		'mqtt-signin/stay': {
			'bytes of flash': withStay - withLibrary,
			'beside an MQTT client': mqttWithStay - mqttWithLibrary,
			'of bytecode': size('mqtt-signin/stay'),
		},
	});
	expect(size('mqtt-signin')).toBeLessThan(14 * 1024);
});

const examples: [name: string, build: Build, notPreloaded: string[]][] = [
	['moddable-connect', { app: 'moddable-connect' }, ['device/identity', 'main']],
	['moddable-native-digest', { app: 'moddable-native-digest' }, ['device/identity', 'main']],
	['moddable-mqtt', { app: 'moddable-mqtt' }, ['device/identity', 'main']],
	[
		'moddable-mqtt over TLS',
		{ app: 'moddable-mqtt', manifest: 'tls.json' },
		['device/identity', 'main'],
	],
];
test.each(examples)('%s is linked without a warning', async (name, build, notPreloaded) => {
	const app = join(installed, 'examples', build.app);
	const link = await linkForEsp32({ ...build, app });
	console.log(`${name}: ${await flashBytes(link)} bytes of flash, the SDK's JavaScript included`);
	expect(warnings(link.output)).toEqual([]);
	const ours = link.notPreloaded.filter((module) => !SDK_NOT_PRELOADED.test(module));
	expect(ours.sort()).toEqual(notPreloaded);
});
