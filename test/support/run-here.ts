import type { Output } from '../../cli/output.js';
import { run } from '../../cli/run.js';
import type { Result } from './command.js';
import { DEVICE } from './published.js';

/** Runs a command line in this process, for what needs no standard input and no signal. */
export async function runHere(
	args: readonly string[],
	variables: Readonly<Record<string, string>> = { MQTT_SIGNIN_SECRET: DEVICE.deviceSecret },
): Promise<Result> {
	const lines: { stdout: string[]; stderr: string[] } = { stdout: [], stderr: [] };
	const output: Output = {
		isStuck: false,
		async line(text) {
			lines.stdout.push(`${text}\n`);
		},
		error(text) {
			lines.stderr.push(`${text}\n`);
		},
	};
	const before = { ...process.env };
	for (const name of Object.keys(process.env))
		if (/^(LC_ALL|LC_MESSAGES|LANG|MQTT_SIGNIN_.*)$/.test(name)) delete process.env[name];
	Object.assign(process.env, variables);
	try {
		const status = await run(args, output);
		return { status, stdout: lines.stdout.join(''), stderr: lines.stderr.join('') };
	} finally {
		for (const name of Object.keys(variables)) delete process.env[name];
		Object.assign(process.env, before);
	}
}
