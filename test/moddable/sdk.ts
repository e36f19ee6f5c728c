import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { inject } from 'vitest';
import { cache, moddable } from './cache.js';
import { run } from './process.js';

const folder = inject('folder');
/** The package, as npm would install it, with the examples. */
export const installed = join(folder, 'package');
export const tarball = join(folder, 'package.tgz');

/**
 * Of a manifest's `creation`, for an app with much in memory: by default a machine grows by so little at a time that it spends
 * most of its time in the collector.
 */
export const ROOMY = {
	chunk: { initial: 2 ** 25, incremental: 2 ** 22 },
	heap: { initial: 2 ** 18, incremental: 2 ** 16 },
};

/** mcconfig's key=value. */
export type Config = Record<string, string | number>;

export interface Build {
	/** The folder of the app. */
	readonly app: string;
	/** Default manifest.json. */
	readonly manifest?: string;
	readonly config?: Config;
	/** Builds of an app that differ in configuration only may share a folder for what is built; default by manifest. */
	readonly out?: string;
}

/** A new folder for an app, with these files. */
export function makeApp(name: string, files: Record<string, unknown>): string {
	const app = join(folder, name);
	mkdirSync(app, { recursive: true });
	for (const [file, content] of Object.entries(files))
		writeFileSync(
			join(app, file),
			typeof content === 'string' || content instanceof Uint8Array
				? content
				: JSON.stringify(content),
		);
	return app;
}

/** A file of test/ in TypeScript, as JavaScript; what it imports must be a module of the app. */
export function asModule(path: string): string {
	const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
	const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
	return ts.transpileModule(text, { compilerOptions }).outputText;
}

/** Warnings of the linker and the compiler about anything but the SDK's own modules. */
export function ownWarnings(output: string): string[] {
	return output
		.split('\n')
		.filter((line) => /warning/i.test(line))
		.filter((line) => !/^### warning: (wifi|ssl\/cache|ssl\/cert): /.test(line))
		.filter((line) => !line.includes('/modules/io/socket/'));
}

/** Builds for the simulator: the app to run, and what was printed. */
export async function buildForSimulator(build: Build): Promise<{ app: string; output: string }> {
	const { app, manifest = 'manifest.json', out: name = basename(manifest) } = build;
	const out = outFolder('lin', app, name);
	const args = ['-m', '-p', 'lin', '-t', 'build', '-o', out, `./${manifest}`, ...keys(build)];
	const output = await run('mcconfig', args, app, { MAKEFLAGS: `LIB_DIR=${cache('lin')}` });
	return { app: join(out, 'bin/lin/mc/release', basename(app), 'mc.so'), output };
}

export interface Link {
	readonly output: string;
	/** What the linker wrote. */
	readonly source: string;
	/** Modules that are run on the board, into RAM, instead of being linked into flash. */
	readonly notPreloaded: string[];
	/** The folder with the bytecode of each module. */
	readonly bytecode: string;
}

/** Builds for ESP32 up to the C compiler, for which Espressif's tools are not needed. */
export async function linkForEsp32(build: Build): Promise<Link> {
	const { app, manifest = 'manifest.json' } = build;
	const out = outFolder('esp32', app, manifest);
	// Without -m it writes the makefile and no more.
	await run('mcconfig', ['-p', 'esp32', '-o', out, `./${manifest}`, ...keys(build)], app);
	const made = join(out, 'tmp/esp32/release', basename(app));
	// Told that this is made, make leaves the configuration of Espressif's tools alone.
	const sdkconfig = join(made, 'xsProj-esp32/build/config/sdkconfig.h');
	const source = join(made, 'mc.xs.c');
	const args = ['-f', join(made, 'makefile'), '-o', sdkconfig, source];
	const output = await run('make', args, app, { IDF_PATH: join(folder, 'idf') });
	const table = readFileSync(source, 'utf8').matchAll(/\(txS1\*\)gxCode\d+, \d+, .*"(.*)"/g);
	return {
		output,
		source,
		notPreloaded: [...table].map(([, name]) => name),
		bytecode: join(made, 'modules'),
	};
}

/** Bytes of read-only data in what the linker wrote, on a 32-bit processor as the board's. */
export async function flashBytes({ source }: Link): Promise<number> {
	const triplet = (await run('gcc', ['-print-multiarch'])).trim();
	const xs = (name: string) => `-I${join(moddable, 'xs', name)}`;
	const headers = [`-I${makeHeaders()}`, '-isystem', `/usr/include/${triplet}`];
	const sdk = [xs('platforms'), xs('includes'), xs('sources'), `-I${dirname(source)}`];
	const options = ['-m32', '-fno-pic', '-Os', '-w', ...headers, ...sdk];
	await run('gcc', [...options, '-c', source, '-o', `${source}.o`]);
	const sections = await run('size', ['-A', `${source}.o`]);
	return [...sections.matchAll(/^\.rodata\S* +(\d+)/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
}

/** The one header of a 32-bit C library that a 64-bit machine lacks, empty. */
function makeHeaders(): string {
	const path = join(folder, 'headers');
	mkdirSync(join(path, 'gnu'), { recursive: true });
	writeFileSync(join(path, 'gnu/stubs-32.h'), '');
	return path;
}

function keys({ config = {} }: Build): string[] {
	return Object.entries(config).map(([key, value]) => `${key}=${value}`);
}

function outFolder(...names: string[]): string {
	const path = join(folder, 'out', names.map((name) => basename(name)).join('-'));
	mkdirSync(path, { recursive: true });
	return path;
}
