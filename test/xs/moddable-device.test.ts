import { describe, expect, test } from 'vitest';
import { HOST, signsInAt, useBoard } from '../moddable/device/use-board.js';
import { V8, XS } from '../support/engines.js';

describe.each([V8, XS])('examples/moddable-device on a board, in $name', (engine) => {
	const { boot, pass, read, run } = useBoard(engine);
	const on = test.skipIf(engine.missing);

	on('joins the Wi-Fi, asks the time, signs in and subscribes', async () => {
		await boot();
		expect(await pass(60)).toEqual([
			'5 Wi-Fi is up, with the address 192.168.1.7.',
			'5.5 It is 2027-01-15T08:00:05.500Z.',
			...signsInAt(5.5),
		]);
		expect(await read('board.server')).toMatchObject({
			connects: [{ at: 5.5, to: `${HOST}:1883`, keepAlive: 240_000, expiry: 1_800_003_605 }],
			received: [1, 2, 3, 4, 5].map((reading) => JSON.stringify({ reading })),
		});
	});

	on('joins a Wi-Fi that comes up later, and joins it again when it was away', async () => {
		await boot('board.accessPoint.isUp = false;');
		const trying = 'Wi-Fi home is out of reach, or has another password. Trying every 15 s.';
		expect(await pass(480)).toEqual([`14 ${trying}`]);
		await run('board.accessPoint.isUp = true');
		expect(await pass(100)).toEqual([
			'485 Wi-Fi is up, with the address 192.168.1.7.',
			'485.5 It is 2027-01-15T08:08:05.500Z.',
			...signsInAt(485.5),
		]);
		await run('board.accessPoint.isUp = false');
		expect(await pass(60)).toEqual([
			'581 Wi-Fi is down.',
			'581 There is no network. Next attempt in 27 s.',
			`595 ${trying}`,
		]);
		await run('board.accessPoint.isUp = true');
		expect(await pass(40)).toEqual([
			'646 Wi-Fi is up, with the address 192.168.1.7.',
			...signsInAt(646),
		]);
	});

	on('leaves a Wi-Fi that takes its address away, and comes back with the next', async () => {
		await boot('board.accessPoint.givesAddress = false;');
		const trying = 'Wi-Fi home gives no address. Trying every 15 s.';
		expect(await pass(60)).toEqual([`14 ${trying}`]);
		await run('board.accessPoint.givesAddress = true');
		expect(((await pass(60)) as string[])[0]).toBe('65 Wi-Fi is up, with the address 192.168.1.7.');
		await run('board.accessPoint.givesAddress = false');
		expect(await pass(60)).toEqual([
			'121 Wi-Fi is down.',
			'121 There is no network. Next attempt in 27 s.',
			`135 ${trying}`,
		]);
		await run('board.accessPoint.givesAddress = true');
		expect(await pass(30)).toContain('186 Wi-Fi is up, with the address 192.168.1.7.');
	});

	on.each([
		{
			problem: 'another password',
			more: { password: 'other' },
			says: '14 Wi-Fi home is out of reach, or has another password. Trying every 15 s.',
		},
		{
			problem: 'no name of a Wi-Fi',
			more: { ssid: undefined },
			says: '0 This firmware was built without ssid, the name of a Wi-Fi. Trying every 15 s.',
		},
		{
			problem: 'an open Wi-Fi that is none',
			more: { password: undefined },
			says: '14 Wi-Fi home is out of reach, or has another password. Trying every 15 s.',
		},
	])('says once a minute or less what is wrong with $problem', async ({ more, says }) => {
		await boot('', more);
		expect(await pass(500)).toEqual([says]);
	});
});
