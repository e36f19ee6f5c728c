import type { Output } from '../../cli/output.js';
import { run } from '../../cli/run.js';
import type { Result, Variables } from './command.js';
import { DEVICE } from './published.js';

/** The variables that say something to the command. */
const OWN = /^(LC_ALL|LC_MESSAGES|LANG|MQTT_SIGNIN_.*)$/;
let active = 0;
let outside: NodeJS.ProcessEnv = {};

/** Runs `act` in an environment with these variables for the command; what runs at the same time must have the same. */
export async function withVariables<T>(variables: Variables, act: () => Promise<T>): Promise<T> {
	if (active++ === 0) {
		outside = { ...process.env };
		for (const name of Object.keys(process.env)) if (OWN.test(name)) delete process.env[name];
		Object.assign(process.env, variables);
	}
	try {
		return await act();
	} finally {
		if (--active === 0) {
			for (const name of Object.keys(variables)) delete process.env[name];
			Object.assign(process.env, outside);
		}
	}
}

/** Runs a command line in this process, for what needs no standard input and no signal. */
export async function runHere(
	args: readonly string[],
	variables: Variables = { MQTT_SIGNIN_SECRET: DEVICE.deviceSecret },
	onLine: () => void = () => {},
): Promise<Result> {
	const lines: { stdout: string[]; stderr: string[] } = { stdout: [], stderr: [] };
	const output: Output = {
		isStuck: false,
		async line(text) {
			onLine();
			lines.stdout.push(`${text}\n`);
		},
		error(text) {
			lines.stderr.push(`${text}\n`);
		},
	};
	const status = await withVariables(variables, () => run(args, output));
	return { status, stdout: lines.stdout.join(''), stderr: lines.stderr.join('') };
}
