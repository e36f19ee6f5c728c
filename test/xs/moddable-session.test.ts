import { describe, expect, test } from 'vitest';
import { CONNECTING, signsInAt, useBoard } from '../moddable/device/use-board.js';
import { V8, XS } from '../support/engines.js';

describe.each([V8, XS])('the session of examples/moddable-device, in $name', (engine) => {
	const { boot, pass, read, run } = useBoard(engine);
	const on = test.skipIf(engine.missing);

	on(
		'signs for years where nobody tells the time, and for an hour once somebody does',
		async () => {
			await boot('board.timeServer.answers = false;');
			expect(await pass(60)).toEqual([
				'5 Wi-Fi is up, with the address 192.168.1.7.',
				'5.5 No time from pool.ntp.org. Asking again in 60 s.',
				...signsInAt(15),
			]);
			await run('board.timeServer.answers = true');
			expect(await pass(60)).toEqual([
				'66 It is 2027-01-15T08:01:06.000Z.',
				'66 The time is known now. Next attempt in 8 s.',
				...signsInAt(73.5),
			]);
			expect(await read('board.server.connects.map(({ expiry }) => expiry)')).toEqual([
				2_147_483_647, 1_800_003_673,
			]);
		},
	);

	on('asks the time after a refusal, and comes back soon only if the clock was wrong', async () => {
		await boot('board.server.mood = 4;');
		expect(await pass(250)).toEqual([
			'5 Wi-Fi is up, with the address 192.168.1.7.',
			'5.5 It is 2027-01-15T08:00:05.500Z.',
			`5.5 ${CONNECTING}`,
			'6 Refused: 4. Next attempt in 90 s.',
			'6.5 It is 2027-01-15T08:00:06.500Z.',
			`96 ${CONNECTING}`,
			'96.5 Refused: 4. Next attempt in 180 s.',
			'97 It is 2027-01-15T08:01:37.000Z.',
		]);
		// Somebody sets the clock back, as deep sleep may.
		await run('board.setTime -= 3600000');
		expect(await pass(60)).toEqual([
			`276.5 ${CONNECTING}`,
			'277 Refused: 4. Next attempt in 360 s.',
			'277.5 It is 2027-01-15T08:04:37.500Z.',
			'277.5 The time is known now. Next attempt in 8 s.',
			`285 ${CONNECTING}`,
			'285.5 Refused: 4. Next attempt in 90 s.',
			'286 It is 2027-01-15T08:04:46.000Z.',
		]);
	});

	on('sends a wrong secret at most three times in five minutes', async () => {
		await boot('board.server.mood = 5;');
		await pass(305);
		expect(await read('board.server.connects.length')).toBeLessThanOrEqual(3);
	});

	on('asks the time once a day', async () => {
		await boot();
		await pass(2 * 86_400);
		expect(await read('board.timeServer.questions')).toEqual([5.1, 86_405.6]);
	});

	on('loses no message in an outage, and keeps the order', async () => {
		await boot();
		await pass(35);
		await run('board.server.mood = "silent"; board.drop();');
		await pass(300);
		await run('board.server.mood = 0;');
		await pass(200);
		const received = (await read('board.server.received')) as string[];
		expect(received.length).toBeGreaterThan(50);
		expect(received).toEqual(received.map((_, i) => JSON.stringify({ reading: i + 1 })));
	});

	on('keeps the newest 50 messages of a long outage', async () => {
		await boot('board.server.mood = "silent";');
		expect(await pass(600)).toContain(
			'510 50 messages wait for a connection; the oldest make room.',
		);
		await run('board.server.mood = 0;');
		await pass(80);
		const received = (await read('board.server.received')) as string[];
		expect(received[0]).toBe('{"reading":14}');
		expect(received).toEqual(received.map((_, i) => JSON.stringify({ reading: i + 14 })));
	});

	on('sends a message again that was not acknowledged within 30 s', async () => {
		await boot('board.server.mood = "stalls";');
		await pass(39);
		await run('board.server.mood = 0;');
		expect(await pass(30)).toEqual([
			'40 A message was not acknowledged. Next attempt in 27 s.',
			...signsInAt(66.3),
		]);
		const readings = [1, 2, 3, 4, 5, 6].map((reading) => JSON.stringify({ reading }));
		expect(await read('board.server.received')).toEqual([...readings]);
	});

	on('asks whether another board has its identity, and waits longer each time', async () => {
		await boot();
		await pass(10);
		await run('board.drop()');
		expect(await pass(60)).toEqual([
			'10 A short connection: does another board have this identity?',
			'10 Not connected: the connection was lost. Next attempt in 45 s.',
			...signsInAt(55),
		]);
		await run('board.drop()');
		expect(await pass(0)).toContain(
			'70 Not connected: the connection was lost. Next attempt in 90 s.',
		);
	});

	on('follows commands in any pieces, and survives those that it cannot follow', async () => {
		await boot();
		await pass(15);
		await run(`board.command('{"per', 'iod":2}'); board.command('nonsense'); board.command('null');
			board.command('x'.repeat(1000), 'x'.repeat(1000));`);
		const lines = (await pass(10)) as string[];
		expect(lines.map((line) => line.replace(/followed: .*/, 'followed'))).toEqual([
			'15 Command: {"period":2}',
			'15 Command: nonsense',
			'15 A command that cannot be followed',
			'15 Command: null',
			'15 A command that cannot be followed',
			'15 A command that cannot be followed',
		]);
		expect(await read('board.server.received.length')).toBe(5);
	});

	on('signs again before a cloud closes the connection because its credentials end', async () => {
		await boot('config.cloud = { closesAtExpiry: true };');
		await pass(60);
		expect(await pass(3600)).toEqual([
			'3545 The credentials end. Next attempt in 8 s.',
			...signsInAt(3552.5),
		]);
	});

	on('takes a connection of months for a long one, though ticks wrap', async () => {
		await boot();
		await pass(10);
		// Nobody has to watch every second of it.
		await run('for (const timer of board.jobs) timer.job.at += 30 * 86400000;');
		await pass(30 * 86_400);
		await run('board.drop()');
		expect(await pass(0)).toEqual([
			`${10 + 30 * 86_400} Not connected: the connection was lost. Next attempt in 27 s.`,
		]);
	});

	on('waits before its first sign-in for a random part of `spread` seconds', async () => {
		await boot('', { spread: '60' });
		expect(await pass(60)).toContain(`35.5 ${CONNECTING}`);
	});

	on('signs in to another host and port where the configuration says so', async () => {
		await boot('', { host: '192.168.1.20', port: '1884' });
		expect(await pass(60)).toContain('5.5 Connecting to 192.168.1.20, port 1884.');
	});

	on('says what is wrong with its identity', async () => {
		await boot('', { deviceSecret: '<Base64, as in the console>' });
		expect(await pass(60)).toEqual([
			'0 This board cannot sign in: deviceSecret is still a <placeholder>.',
			'0 Write its identity into identity.json, as docs/moddable.md says.',
		]);
	});
});
