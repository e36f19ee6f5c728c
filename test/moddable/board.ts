import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { cache, moddable } from './cache.js';
import { run } from './process.js';
import { installed } from './sdk.js';

/** ESP32-C3's kind of processor, and ESP-IDF's way with code, as the SDK's make.esp32.mk has it. */
const COMPILER = ['-march=rv32imac', '-mabi=ilp32', '--specs=picolibc.specs'];
const FLAGS =
	'-c -Os -w -std=gnu17 -fno-inline-functions -falign-functions=4 -fdata-sections -ffunction-sections -fno-jump-tables';
const LINKER =
	'--crt0=semihost --oslib=semihost -Wl,--gc-sections -Wl,--defsym=__flash=0x80000000,--defsym=__flash_size=0x1000000,--defsym=__ram=0x81000000,--defsym=__ram_size=0x2000000,--defsym=__stack_size=0x100000';
const MACHINE =
	'-M virt -m 128M -bios none -icount shift=0 -nographic -monitor none -serial none -semihosting-config enable=on,target=native';
/** For debugging, or included by others. */
const NOT_COMPILED = ['xsDefaults.c', 'xsLockdown.c', 'xsProfile.c', 'xsSourceMap.c', 'xsum.c'];

const xs = (name: string) => join(moddable, 'xs', name);
const own = fileURLToPath(new URL('board', import.meta.url));
const folder = join(inject('folder'), 'board');
const digest = join(moddable, 'modules/crypt/digest');

interface Manifest {
	readonly modules: Readonly<Record<string, string | readonly string[]>>;
	readonly preload: readonly string[];
}

/**
 * Runs `main`, the text of a module, on an emulated board with the modules of these manifests of the package, which are
 * linked as firmware is: stripped and preloaded. Returns the lines that it printed by `print` of the module `board`.
 */
export async function runOnBoard(
	name: string,
	manifests: readonly string[],
	main: string,
	modules: Readonly<Record<string, string>> = {},
): Promise<string[]> {
	const work = join(folder, name);
	const files = new Map([
		['board', readFileSync(join(own, 'board.js'), 'utf8')],
		['main', main],
		...Object.entries(modules),
	]);
	const preload = ['board'];
	let isNative = false;
	for (const path of manifests) {
		const manifest: Manifest = JSON.parse(readFileSync(join(installed, path), 'utf8'));
		for (const [module, source] of Object.entries(manifest.modules)) {
			if (typeof source !== 'string') isNative = true;
			else files.set(module, readFileSync(join(installed, `${source}.js`), 'utf8'));
		}
		preload.push(...manifest.preload);
	}
	for (const [module, text] of files) {
		const file = join(work, 'source', `${module}.js`);
		mkdirSync(dirname(file), { recursive: true });
		mkdirSync(join(work, 'code', dirname(module)), { recursive: true });
		writeFileSync(file, text.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
		await run('xsc', ['-c', '-e', '-o', join(work, 'code', dirname(module)), file]);
	}
	const code = [...files.keys()].map((module) => join(work, 'code', `${module}.xsb`));
	const linked = ['-b', join(work, 'code'), '-o', work, '-r', 'mc', '-s', '*'];
	await run('xsl', [...linked, ...preload.flatMap((module) => ['-p', module]), ...code]);
	const sources = [join(work, 'mc.xs.c'), join(own, 'board.c')];
	if (isNative) {
		const kcl = readdirSync(join(digest, 'kcl')).filter((file) => file.endsWith('.c'));
		sources.push(join(digest, 'modCrypt.c'), ...kcl.map((file) => join(digest, 'kcl', file)));
	}
	for (const source of sources) await compile(source, work);
	cpSync(await engine(), work, { recursive: true });
	const objects = readdirSync(work).filter((file) => file.endsWith('.o'));
	const program = join(work, 'board');
	const parts = objects.map((file) => join(work, file));
	await run('riscv64-unknown-elf-gcc', [
		...COMPILER,
		...LINKER.split(' '),
		...parts,
		'-lm',
		'-o',
		program,
	]);
	const printed = await run('qemu-system-riscv32', [...MACHINE.split(' '), '-kernel', program]);
	return printed.trimEnd().split('\n');
}

let compiled: Promise<string> | undefined;

/** XS itself, compiled once: the folder of its objects. */
function engine(): Promise<string> {
	compiled ??= compileEngine();
	return compiled;
}

async function compileEngine(): Promise<string> {
	const out = cache('riscv');
	const sources = readdirSync(xs('sources')).filter((file) => file.endsWith('.c'));
	const queue = sources.filter((file) => !NOT_COMPILED.includes(file));
	const worker = async () => {
		for (let file = queue.pop(); file; file = queue.pop())
			await compile(join(xs('sources'), file), out);
	};
	await Promise.all(Array.from({ length: availableParallelism() }, worker));
	return out;
}

/** Compiles unless the object is newer than what it is made of. */
async function compile(source: string, out: string): Promise<void> {
	const object = join(out, basename(source).replace(/c$/, 'o'));
	const time = (path: string) => (existsSync(path) ? statSync(path).mtimeMs : 0);
	if (time(object) > Math.max(time(source), time(join(own, 'board.h')))) return;
	const headers = [own, xs('includes'), xs('platforms'), xs('sources'), join(digest, 'kcl'), out];
	const platform = ['-DINCLUDE_XSPLATFORM=1', '-DXSPLATFORM="board.h"'];
	const options = [
		...COMPILER,
		...FLAGS.split(' '),
		...platform,
		...headers.map((path) => `-I${path}`),
	];
	await run('riscv64-unknown-elf-gcc', [...options, source, '-o', object]);
}
