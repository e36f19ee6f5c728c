import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const { MODDABLE = '', CI } = process.env;
const here = fileURLToPath(new URL('.', import.meta.url));
// The SDK's tools, and the TypeScript compiler that mcconfig calls.
process.env.PATH = [
	join(MODDABLE, 'build/bin/lin/release'),
	join(MODDABLE, 'build/bin/lin/debug'),
	join(here, '../../node_modules/.bin'),
	process.env.PATH,
	// Where Debian puts mosquitto.
	'/usr/sbin',
].join(delimiter);

const works = (program, ...args) => spawnSync(program, args).status === 0;
const found = (tool) => works('which', tool);

if (!existsSync(join(MODDABLE, 'modules')) || !found('mcconfig')) {
	console.log('Not run: no Moddable SDK here (MODDABLE, and mcconfig on PATH).');
} else {
	const tools = [
		'git',
		'make',
		'mcpack',
		'mcsim',
		'mosquitto',
		'mosquitto_passwd',
		'openssl',
		'xsc',
	];
	const missing = [...tools, 'Xvfb'].filter((tool) => !found(tool));
	// What a 32-bit board takes is measured with it.
	if (!works('gcc', '-m32', '-fsyntax-only', '-x', 'c', '/dev/null')) missing.push('gcc -m32');
	if (missing.length > 0) {
		console.log(`Not run: ${missing.join(', ')} missing.`);
		process.exitCode = CI ? 1 : 0;
	} else {
		const vitest = await startVitest('test', process.argv.slice(2), {
			config: join(here, 'vitest.config.ts'),
			watch: false,
		});
		const states = vitest.state
			.getTestModules()
			.flatMap((file) => [...file.children.allTests()])
			.map((test) => test.result().state);
		const count = (state) => states.filter((each) => each === state).length;
		await vitest.close();
		// A suite that fails to load has no tests to fail.
		const failed = Math.max(count('failed'), process.exitCode ? 1 : 0);
		console.log(`${count('passed')} passed, ${failed} failed`);
	}
}
