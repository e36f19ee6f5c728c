// Installs and compiles the XS engine beside this file, if it is not there: before start, test and bench.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
/** Where tools/xs/xs.ts looks. */
const worker = `${folder}node_modules/.bin/xsnap-worker`;
const built = { linux: 'lin', darwin: 'mac' }[process.platform];

const missing = isCurrent() ? undefined : install();
if (missing) {
	console.error(`XS is left out, and all that runs in it: ${missing}; then npm run engine.`);
	process.exitCode = process.env.CI ? 1 : 0;
}

/** A worker of the locked version that runs here. */
function isCurrent() {
	const { packages } = JSON.parse(readFileSync(`${folder}package-lock.json`, 'utf8'));
	const { version } = packages['node_modules/@agoric/xsnap'];
	const { stdout } = spawnSync(worker, ['-v'], { encoding: 'utf8' });
	return stdout?.startsWith(`xsnap ${version} `) ?? false;
}

/** What is missing and how to get it, or nothing. */
function install() {
	if (!built) return `it does not compile on ${process.platform}; use Linux, macOS or WSL`;
	for (const tool of ['cc', 'make'])
		if (spawnSync(tool, ['--version']).error)
			return `no ${tool}; install a C compiler and make (build-essential, Xcode's tools)`;
	console.error('Installing and compiling the XS engine, once: a minute or so.');
	const { status, stderr } = spawnSync('npm', ['ci'], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, MAKEFLAGS: `-j${availableParallelism()}` },
	});
	const hint = 'see npm ci --prefix engine --foreground-scripts';
	if (status !== 0)
		return `npm ci ends with ${/^npm error code (.*)/m.exec(stderr)?.[1] ?? stderr}; ${hint}`;
	const binary = `../@agoric/xsnap/xsnap-native/xsnap/build/bin/${built}/release/xsnap-worker`;
	if (!existsSync(`${folder}node_modules/.bin/${binary}`))
		return 'install scripts are switched off; set ignore-scripts=false';
	rmSync(worker, { force: true });
	symlinkSync(binary, worker);
	return isCurrent() ? undefined : `what was compiled does not run; ${hint}`;
}
