import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './play.js';

process.exitCode = await run(process.argv.slice(2), {
	print: console.log,
	error: console.error,
	pause: (seconds) => sleep(1000 * seconds),
	now: () => Date.now() / 1000,
});
