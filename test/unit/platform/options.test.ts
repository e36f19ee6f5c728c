import { expect, test } from 'vitest';
import { HELP, read } from '../../../platform/options.js';

test('the defaults are a loopback with TCP', () => {
	expect(read([])).toEqual({
		host: '127.0.0.1',
		port: 1883,
		tls: false,
		cert: undefined,
		key: undefined,
		tlsDir: undefined,
		serverNames: [],
		plain: false,
		devices: undefined,
		cloud: 'tencent',
		registrationPort: undefined,
		json: false,
		faults: {},
	});
});

test('all options together are read', () => {
	const args =
		'--host 0.0.0.0 --port 0 --tls --tls-dir a --server-name b --server-name c --plain --devices d --cloud azure-dps --registration-port 8080 --json --clock +2h --drop-every 30s --refuse-every 5 --return-code 3 --delay 20s --silent --split --garbage --restart-every 60s --rate-limit';
	expect(read(args.split(' '))).toEqual({
		host: '0.0.0.0',
		port: 0,
		tls: true,
		cert: undefined,
		key: undefined,
		tlsDir: 'a',
		serverNames: ['b', 'c'],
		plain: true,
		devices: 'd',
		cloud: 'azure-dps',
		registrationPort: 8080,
		json: true,
		faults: {
			clock: 7200,
			dropEvery: 30,
			refuseEvery: 5,
			returnCode: 3,
			delay: 20,
			silent: true,
			split: true,
			garbage: true,
			restartEvery: 60,
			rateLimit: true,
		},
	});
});

test('a clock may be behind', () => {
	expect(read(['--clock', '-30min', '--json'])?.faults).toEqual({ clock: -1800 });
	expect(read(['--clock=-1h'])?.faults).toEqual({ clock: -3600 });
});

test('TLS has a port of its own', () => {
	expect(read(['--tls'])?.port).toBe(8883);
});

test.each([
	[['--delay', 's3cret'], '--delay: expected a time such as 30s, 5min or 2h'],
	[['--cloud', 's3cret'], '--cloud: expected one of tencent, azure,'],
	[['--port', '70000'], '--port: expected 0 to 65535'],
	[['--cert', 'a.pem', '--key', 'b.pem'], '--cert: expected --tls with it'],
	[['--tls', '--cert', 'a.pem'], '--cert and --key: expected both or neither'],
	[
		['--tls', '--cert', 'a', '--key', 'b', '--tls-dir', 'c'],
		'--tls-dir: expected no --cert with it',
	],
	[['--secret=s3cret'], '--secret is unknown; --help lists what there is'],
	[['s3cret'], 'an argument belongs to no option'],
	[['--port'], "Option '--port <value>' argument missing"],
])('%j is refused without being shown', (args, message) => {
	let refusal: unknown;
	try {
		read(args);
	} catch (error) {
		refusal = error;
	}
	expect(`${refusal}`).toContain(message);
	expect(`${refusal}`).not.toContain('s3cret');
});

test('the help names every option and fits a terminal', () => {
	for (const help of ['--help', '-h']) expect(read([help])).toBeUndefined();
	for (const name of ['--registration-port', '--drop-every', '--split', '--tls-dir', 'baidu'])
		expect(HELP).toContain(name);
	expect(Math.max(...HELP.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
});
