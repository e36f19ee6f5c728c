#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { connect } from './connect.js';
import { explain } from './explain.js';
import { EXIT } from './options.js';
import { sign } from './sign.js';

const USAGE = `mqtt-signin COMMAND [options]

Signs a device in to Tencent Cloud IoT with its key.

Commands:
  sign     print client id, user name, password, host and port
  connect  sign in, say what the server answers, and leave; or stay, with --stay
  explain  say what is wrong with credentials or a packet

  mqtt-signin COMMAND --help  its options
  mqtt-signin --version

Exit status: 0 accepted or nothing wrong, 1 explain found something wrong, 2 usage or bad input,
3 refused, 4 unreachable, timed out, closed without an answer or answered wrongly.`;

const COMMANDS = new Map([
	['sign', sign],
	['connect', connect],
	['explain', explain],
]);

const [name = '', ...args] = process.argv.slice(2);
process.exitCode = await run(name, args);

async function run(name: string, args: string[]): Promise<number> {
	const command = COMMANDS.get(name);
	if (command === undefined) {
		if (name === '--version') console.log(version());
		else if (name === '--help') console.log(USAGE);
		else
			console.error(
				name === ''
					? USAGE
					: 'mqtt-signin: unknown command; allowed: sign, connect, explain, --help, --version',
			);
		return name === '--version' || name === '--help' ? EXIT.ok : EXIT.usage;
	}
	try {
		return await command(args);
	} catch (error) {
		const { name: kind, message } = error as Error;
		// Of these three kinds is whatever refuses an input, here and in the library.
		if (!['SyntaxError', 'RangeError', 'TypeError'].includes(kind)) throw error;
		console.error(`mqtt-signin ${name}: ${message}`);
		return EXIT.usage;
	}
}

function version(): string {
	return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
