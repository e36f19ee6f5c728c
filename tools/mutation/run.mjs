// npm run mutation [-- src/hex.ts …]: changes src/ in one place at a time and runs the tests over each change. What no test
// notices has to be in equivalent.json, with the reason why nobody could notice it. With TESTS=test/unit/hex.test.ts,… only
// those run, which is faster: what they notice, all of them notice.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}tools/mutation/`;
const stryker = `${folder}node_modules/.bin/stryker`;

const run = (command, args, cwd) => {
	const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(stryker)) run('npm', ['ci'], folder);
const files = process.argv.slice(2);
const some = files.length > 0 ? ['--mutate', files.join(',')] : [];
run(stryker, ['run', 'tools/mutation/stryker.config.json', ...some], root);

const report = JSON.parse(readFileSync(`${root}coverage/mutation.json`, 'utf8'));
const known = JSON.parse(readFileSync(`${folder}equivalent.json`, 'utf8'));
const used = new Set();
const survivors = Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
	mutants
		.filter((mutant) => !isKilled(mutant))
		.map((mutant) => describe(file, source.split('\n'), mutant))
		.filter((mutant) => !isKnown(mutant)),
);
for (const { file, at, line, original, replacement } of survivors)
	console.log(`${file}:${at}  ${line}\n\t${original}\n\t→ ${replacement}`);
const stale = known.filter(({ file }, i) => file in report.files && !used.has(i));
for (const { file, line, replacement } of stale)
	console.log(`equivalent.json names what is no survivor: ${file}  ${line}  → ${replacement}`);
const counts = Object.values(report.files).flatMap(({ mutants }) => mutants);
const killed = counts.filter(isKilled).length;
console.log(
	`${killed} of ${counts.length} changes are noticed, ${used.size} are equivalent, ${survivors.length} are neither.`,
);
process.exitCode = survivors.length + stale.length > 0 ? 1 : 0;

/**
 * Whether something notices the change. One of code that runs while its module loads is tried with all tests; if none of them
 * has ended then, the module could not be loaded, which the report does not count as a failure.
 */
function isKilled({ status, static: isStatic, testsCompleted }) {
	const isUnloadable = status === 'Survived' && isStatic && testsCompleted === 0;
	return status === 'Killed' || status === 'Timeout' || isUnloadable;
}

/** A change in words that stay the same when lines move. */
function describe(file, lines, { location: { start, end }, replacement }) {
	const text = lines.slice(start.line - 1, end.line);
	text[text.length - 1] = text.at(-1).slice(0, end.column - 1);
	text[0] = text[0].slice(start.column - 1);
	const original = text.join('\n');
	return { file, at: start.line, line: lines[start.line - 1].trim(), original, replacement };
}

function isKnown(mutant) {
	const i = known.findIndex((other) =>
		['file', 'line', 'original', 'replacement'].every((key) => other[key] === mutant[key]),
	);
	if (i >= 0) used.add(i);
	return i >= 0;
}
