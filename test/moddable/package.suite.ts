import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBroker } from '../../demo/broker.js';
import { device } from '../support/published.js';
import { run } from './process.js';
import { buildForSimulator, linkForEsp32, makeApp, tarball, warnings } from './sdk.js';
import { simulate } from './simulator.js';

const source = readFileSync(new URL('apps/fresh.ts', import.meta.url), 'utf8');
const manifest = {
	include: [
		'$(MODDABLE)/examples/manifest_base.json',
		'$(MODDABLE)/modules/io/manifest.json',
		'./node_modules/mqtt-signin/manifest.json',
	],
	modules: { '*': './main' },
};

/** A new app with the package installed from npm's tarball. */
async function newApp(name: string, files: Record<string, unknown>): Promise<string> {
	const app = makeApp(name, {
		'package.json': { name, main: 'main.js', type: 'module' },
		...files,
	});
	await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], app);
	return app;
}

test('a new TypeScript app with the installed package signs in from the simulator', async () => {
	const app = await newApp('fresh', { 'manifest.json': manifest, 'main.ts': source });
	const broker = await startBroker({ devices: [device] });
	try {
		const config = { ...device, port: broker.port };
		const build = await buildForSimulator({ app, config });
		expect(warnings(build.output)).toEqual([]);
		await simulate(build.app, (simulator) => simulator.line(/^Accepted$/));
		expect(broker.connects).toMatchObject([{ verdict: 'accepted', keepAlive: 60 }]);
	} finally {
		await broker.close();
	}
	const link = await linkForEsp32({ app });
	expect(warnings(link.output)).toEqual([]);
	expect(link.notPreloaded).not.toContain('mqtt-signin');
});

test('mcconfig finds the types', async () => {
	const wrong = source.replace(
		'const device: Device',
		'export const wrong: number = encodeConnect;\n$&',
	);
	const app = await newApp('wrong-type', { 'manifest.json': manifest, 'main.ts': wrong });
	await expect(linkForEsp32({ app })).rejects.toThrow(/TS2322.*'number'/);
});

test('mcpack finds the package by itself', async () => {
	const main = `
		import { hex, sha256 } from 'mqtt-signin';
		import { SignIn } from 'mqtt-signin/stay';
		trace(hex(sha256(new Uint8Array(0))), ' ', typeof SignIn, '\\n');`;
	const app = await newApp('mqtt-signin-mcpack', { 'main.js': main });
	const out = join(app, 'out');
	mkdirSync(out);
	try {
		const args = ['mcconfig', '-m', '-p', 'lin', '-t', 'build', '-o', out];
		expect(warnings(await run('mcpack', args, app))).toEqual([]);
		const line = await simulate(
			join(out, 'bin/lin/mc/release/mqtt-signin-mcpack/mc.so'),
			(simulator) => simulator.line(/./),
		);
		// SHA-256 of nothing: NIST's example.
		expect(line).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 function');
	} finally {
		const made = join(process.env.MODDABLE as string, 'build/tmp/mqtt-signin-mcpack');
		rmSync(made, { recursive: true, force: true });
	}
});
