import { execFile } from 'node:child_process';

/** Runs a program to its end; all that it printed, errors first. Throws that if it failed. */
export function run(
	program: string,
	args: readonly string[],
	cwd?: string,
	env?: Record<string, string>,
): Promise<string> {
	return new Promise((resolve, reject) => {
		execFile(
			program,
			args,
			{ cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 },
			(error, stdout, stderr) => {
				if (error) reject(new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`));
				else resolve(stderr + stdout);
			},
		);
	});
}
