import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../cli/commands/index.js';
import { command, IDENTITY } from '../support/command.js';
import { DEVICE } from '../support/published.js';
import { runHere } from '../support/run-here.js';
import { wrongOptions } from './cases/usage-options.js';
import { WRONG_VALUES } from './cases/usage-values.js';
import { base64 } from './cases/words.js';

const folder = mkdtempSync(join(tmpdir(), 'mqtt-signin-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = DEVICE.deviceSecret;

writeFileSync(join(folder, 'huge'), 'A'.repeat(70000));
const SIGN = ['sign', ...IDENTITY];
const REFUSED = { ...wrongOptions(folder), ...WRONG_VALUES };
const THERE_ARE = `unknown subcommand; there are ${Object.keys(COMMANDS).join(', ')}`;

describe('what is refused', () => {
	test.each(Object.entries(REFUSED))('%s', async (_, { args, en, zh, env: variables }) => {
		const secret = { MQTT_SIGNIN_SECRET: SECRET };
		const english = await runHere(args, variables ?? secret);
		expect(english).toEqual({
			status: 2,
			stdout: '',
			stderr: `mqtt-signin ${args[0]}: ${en}\n`,
		});
		const chinese = await runHere(args, { ...(variables ?? secret), LANG: 'zh_CN.UTF-8' });
		expect(chinese).toEqual({ status: 2, stdout: '', stderr: `mqtt-signin ${args[0]}: ${zh}\n` });
	});

	test.each([
		{ args: ['sing'], en: 'unknown subcommand; did you mean sign?' },
		{ args: ['conect'], en: 'unknown subcommand; did you mean connect?' },
		{ args: ['registre', SECRET], en: 'unknown subcommand; did you mean register?' },
		{
			args: [SECRET],
			en: THERE_ARE,
		},
		{
			args: ['constructor'],
			en: THERE_ARE,
		},
		{
			args: ['--host', 'x'],
			en: THERE_ARE,
		},
	])('$args as a subcommand', async ({ args, en }) => {
		expect(await runHere(args)).toEqual({ status: 2, stdout: '', stderr: `mqtt-signin: ${en}\n` });
	});
});

test('nothing, or a language alone, is answered with the help', async () => {
	const english = await runHere([]);
	expect(english).toMatchObject({ status: 2, stdout: '' });
	expect(english.stderr).toMatch(/^mqtt-signin SUBCOMMAND \[options\]\n/);
	const chinese = await runHere(['--lang', 'zh']);
	expect(chinese.stderr).toContain('子命令');
	expect(await runHere(['--lang=zh'])).toEqual(chinese);
});

test.each([
	{
		lang: 'en',
		says: /^mqtt-signin sign: this is a bug in mqtt-signin \S+ \(Node \S+\); please report/,
	},
	{
		lang: 'zh',
		says: /^mqtt-signin sign: 这是 mqtt-signin \S+（Node \S+）的缺陷，请附上以下内容报告/,
	},
])('any other error than bad input is a bug, with its stack: $lang', async ({ lang, says }) => {
	const broken = new TypeError('x is not a function');
	const { status, stderr } = await runHere([...SIGN, '--lang', lang], undefined, () => {
		throw broken;
	});
	expect(status).toBe(70);
	expect(stderr).toMatch(says);
	expect(stderr).toContain(broken.stack);
	expect(stderr).not.toContain(SECRET);
});

test('the process says the same, and ends with the same status', async () => {
	const some = ['the secret behind an equals sign', 'a huge file', 'a short product id'];
	for (const name of some) {
		const { args, zh } = REFUSED[name];
		expect(await command([...args, '--lang', 'zh'])).toEqual({
			status: 2,
			stdout: '',
			stderr: `mqtt-signin ${args[0]}: ${zh}\n`,
		});
	}
});

test('input of standard input is limited too, and read only once', async () => {
	const long = await command([...SIGN, '--secret-file', '-'], { input: 'A'.repeat(70000) });
	expect(long).toEqual({
		status: 2,
		stdout: '',
		stderr: `mqtt-signin sign: the input of --secret-file is too long: expected at most 65536 bytes\n`,
	});
	const twice = await command([...SIGN, '--secret-file', '-'], { input: `${SECRET}\n\n` });
	expect(twice.stderr).toBe(`mqtt-signin sign: ${base64(24, 25).en}\n`);
});
