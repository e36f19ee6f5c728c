import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { COMMAND, IDENTITY } from '../support/command.js';
import { DEVICE, sign } from '../support/published.js';

const LINE = ['sign', ...IDENTITY, '--connection-id', 'qkvrc', '--expiry', '32472115200'];

/** Runs the command on a terminal without a secret, and types when it asks; returns what the terminal shows. */
async function onTerminal(typed: string, ...args: string[]) {
	const { MQTT_SIGNIN_SECRET: _, ...others } = process.env;
	const env = { ...others, NO_COLOR: '1', LC_ALL: 'C.UTF-8' };
	const command = [process.execPath, COMMAND, ...LINE, ...args].join(' ');
	const terminal = spawn('script', ['-qec', command, '/dev/null'], { env });
	onTestFinished(() => void terminal.kill('SIGKILL'));
	let shown = '';
	terminal.stdout.on('data', (bytes) => {
		const isAsked = shown.includes('\uff1a') || shown.includes(': ');
		shown += bytes;
		if (!isAsked && /(: |\uff1a)$/.test(shown)) terminal.stdin.write(typed);
	});
	const [status] = await once(terminal, 'close');
	return { status, shown: shown.replaceAll('\r', '') };
}

test.each([
	{ lang: 'en', question: 'Secret (not shown): ' },
	{ lang: 'zh', question: '密钥（不回显）：' },
])(
	'asks for the secret on a terminal in $lang, and does not show it',
	async ({ lang, question }) => {
		// Two wrong letters are taken back.
		const typed = `xx\x7f\x7f${DEVICE.deviceSecret}\r`;
		const { status, shown } = await onTerminal(typed, '--lang', lang);
		expect(status).toBe(0);
		expect(shown.split('\n')[0]).toBe(question);
		expect(shown).toContain(`password  ${sign().password}\n`);
		expect(shown).not.toContain(DEVICE.deviceSecret.slice(0, 4));
	},
);

test('ends on Ctrl-C at the prompt, and refuses what is no secret without showing it', async () => {
	const [stopped, refused] = await Promise.all([
		onTerminal('abc\x03'),
		onTerminal('not=a=secret\r'),
	]);
	expect(stopped).toEqual({ status: 130, shown: 'Secret (not shown): \n' });
	expect(refused).toEqual({
		status: 2,
		shown:
			'Secret (not shown): \nmqtt-signin sign: deviceSecret: expected canonical Base64, got a mistake at position 4 of 12\n',
	});
});
