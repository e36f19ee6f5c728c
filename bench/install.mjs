// Installs the peers, and what measures and draws, beside this file, if they are not there: before bench and fleet.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

if (!isCurrent()) {
	console.error('Installing what the library is measured against, once.');
	const { status, stderr } = spawnSync('npm', ['ci'], {
		cwd: folder,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		const reason = /^npm error code (.*)/m.exec(stderr ?? '')?.[1] ?? stderr;
		console.error(
			`The peers and the charts are left out: npm ci ends with ${reason}; see npm ci --prefix bench.`,
		);
		process.exitCode = process.env.CI ? 1 : 0;
	}
}

/** Whether every package of the lockfile is there in its version. */
function isCurrent() {
	const { packages } = JSON.parse(readFileSync(`${folder}package-lock.json`, 'utf8'));
	return Object.entries(packages).every(([path, { version }]) => {
		const file = `${folder}${path}/package.json`;
		return path === '' || (existsSync(file) && version === versionIn(file));
	});
}

function versionIn(file) {
	return JSON.parse(readFileSync(file, 'utf8')).version;
}
