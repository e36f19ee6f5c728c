import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startBroker } from '../../platform/broker.js';
import { command, IDENTITY, serve, shell } from '../support/command.js';
import { DEVICE } from '../support/published.js';

const ID = IDENTITY.join(' ');
const GROUP = '--id-scope 0ne1 --registration-id b --group-key';

async function broker(): Promise<number> {
	const started = await startBroker({ devices: [DEVICE] });
	onTestFinished(() => started.close());
	return started.port;
}

/** What each subcommand is called with, and its name in what it says. */
const LINES = [
	{ name: 'sign', line: `sign ${ID}` },
	{ name: 'connect', line: `connect ${ID} --host 127.0.0.1 -p PORT` },
	{ name: 'connect', line: `connect ${ID} --host 127.0.0.1 -p PORT --json` },
	{ name: 'explain', line: 'explain --packet 20020005' },
	{ name: 'register', line: `register -c azure-dps ${GROUP} --offline -o -` },
	{ name: 'page', line: 'page --no-open' },
	{ name: 'help', line: 'help' },
	{ name: 'version', line: 'version --json' },
	{ name: 'completion', line: 'completion fish' },
	{ name: '', line: '--help' },
];

/** A folder over which a namespace of its own mounts a disk of one page, and fills it. */
const disk = mkdtempSync(join(tmpdir(), 'mqtt-signin-disk-'));
afterAll(() => rmSync(disk, { recursive: true }));
const onFullDisk = (line: string) =>
	`unshare -rm sh -c 'mount -t tmpfs -o size=4k tmpfs ${disk}; cat /dev/zero > ${disk}/fill 2>&-; ${line}'`;
const diskMissing =
	spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', disk]).status === 0
		? undefined
		: 'The full disk is left out, because this user may not mount one';
if (diskMissing) console.warn(`${diskMissing}.`);

const OUTPUTS = [
	{ into: '> /dev/full', says: 'standard output cannot be written (ENOSPC)' },
	{ into: '>&-', says: 'standard output is closed' },
];

describe.each(OUTPUTS)('with its output $into', ({ into, says }) => {
	test.each(LINES)('$line ends with 5', async ({ name, line }) => {
		const port = line.includes('PORT') ? await broker() : 0;
		expect(await shell(`$cli ${line.replace('PORT', `${port}`)} ${into}`)).toEqual({
			status: 5,
			stdout: '',
			stderr: `mqtt-signin${name && ` ${name}`}: ${says}\n`,
		});
	});
});

describe.skipIf(diskMissing)('on a full disk', () => {
	test.each(LINES)('$line ends with 5', async ({ name, line }) => {
		const port = line.includes('PORT') ? await broker() : 0;
		const written = onFullDisk(`$cli ${line.replace('PORT', `${port}`)} > ${disk}/out`);
		expect(await shell(written)).toEqual({
			status: 5,
			stdout: '',
			stderr: `mqtt-signin${name && ` ${name}`}: standard output cannot be written (ENOSPC)\n`,
		});
	});

	test('register asks for nothing, and leaves nothing', async () => {
		let asked = 0;
		const port = await serve(() => asked++);
		const line = `register ${ID} --host 127.0.0.1 -p ${port} -o ${disk}/secret`;
		expect(await shell(onFullDisk(`$cli ${line}; echo $?; ls -A ${disk}`))).toMatchObject({
			stdout: '5\nfill\n',
			stderr: 'mqtt-signin register: the file of --output cannot be written (ENOSPC)\n',
		});
		expect(asked).toBe(0);
	});
});

test('says so in Chinese', async () => {
	expect(await shell(`$cli sign ${ID} --lang zh > /dev/full`)).toEqual({
		status: 5,
		stdout: '',
		stderr: 'mqtt-signin sign: 无法写入标准输出（ENOSPC）\n',
	});
});

describe('a reader that leaves', () => {
	test.each([
		{ line: `sign ${ID}`, first: /^clientId {2}LD8S5J1L07test\n$/ },
		{ line: 'help', first: /^mqtt-signin SUBCOMMAND \[options\]\n$/ },
		{ line: 'explain --packet 20020000', first: /^offset .*\n$/ },
		{ line: `connect ${ID} --host 127.0.0.1 -p 1`, first: /^Signing in to .*\n$/ },
		{ line: `register -c azure-dps ${GROUP} --offline -o -`, first: /^[\w+/]{43}=\n$/ },
		{ line: 'version', first: /^\d.*\n$/ },
		{ line: 'completion fish', first: /^complete -c mqtt-signin -f\n$/ },
	])('$line | head -1 shows the first line, and no stack', async ({ line, first }) => {
		const { stdout, stderr } = await shell(`$cli ${line} | head -1`);
		expect(stdout).toMatch(first);
		const unanswered = /^No answer \(unreachable\): .*\nCheck .*\n$/;
		const isAsked = line.startsWith('connect') && unanswered.test(stderr);
		if (!isAsked) expect(stderr).toMatch(/^(mqtt-signin \w+: standard output is closed\n)?$/);
	});

	test('is a failure, of sign and of connect, which signs off', async () => {
		const gone = '{ sleep 0.2; $cli LINE; echo $? >&2; } | true';
		expect((await shell(gone.replace('LINE', `sign ${ID}`))).stderr).toBe(
			'mqtt-signin sign: standard output is closed\n5\n',
		);
		const received: Buffer[] = [];
		const port = await serve((socket) => socket.on('data', (bytes) => received.push(bytes)));
		const connect = `connect ${ID} --host 127.0.0.1 -p ${port}`;
		expect((await shell(gone.replace('LINE', connect))).stderr).toBe(
			'mqtt-signin connect: standard output is closed\n5\n',
		);
		expect(received).toEqual([]);
	});
});

test('output that is discarded is no failure', async () => {
	expect(await shell(`$cli sign ${ID} > /dev/null`)).toEqual({ status: 0, stdout: '', stderr: '' });
	// As Node and Python discard it, for reading and writing.
	expect(await shell(`$cli sign ${ID} 1<>/dev/null 2>&1`)).toMatchObject({ status: 0 });
});

test('colours are for terminals, and only where NO_COLOR is not set', async () => {
	const env = { MQTT_SIGNIN_SECRET: DEVICE.deviceSecret };
	const bold = '\u001b[1m';
	expect((await command(['help'])).stdout).not.toContain('\u001b');
	const onTerminal = (variables: string) =>
		shell(`env -u NO_COLOR ${variables} script -qec "$cli help" /dev/null < /dev/null`, env);
	const variables = ['TERM=xterm', 'TERM=xterm NO_COLOR=1', 'TERM=dumb'];
	const shown = await Promise.all(variables.map(onTerminal));
	expect(shown.map(({ stdout }) => stdout.includes(bold))).toEqual([true, false, false]);
});
