import type { CloudName } from '../cli/clouds.js';
import type * as Library from '../src/index.js';
import { startXS } from '../tools/xs/xs.js';
import type { Factory } from './devices.js';

/** Where the library runs: it makes CONNECT packets and reads CONNACKs. */
export interface Engine {
	readonly name: string;
	/** `now` in Unix seconds. */
	connect(factory: Factory, keepAlive: number, now: number): Promise<Uint8Array>;
	read(connack: Uint8Array): Promise<Library.Connack & { readonly meaning: string }>;
	stop(): void;
}

/** Calls the factory, signs and encodes; the same text runs in both engines. */
const CONNECT = `({ name, device, options }, keepAlive, now, dice) => library.encodeConnect({
	...library[name](device, { ...options, random: () => dice.pop() }).sign(now),
	keepAlive,
})`;
const READ = `(bytes) => {
	const answer = library.decodeConnack(Uint8Array.from(bytes));
	return { ...answer, meaning: library.returnCodeMessage(answer.returnCode) };
}`;

/** More random numbers than a signature takes: XS has no source of its own here. */
function dice(): number[] {
	return Array.from({ length: 32 }, Math.random);
}

/** What npm has of the library and of a cloud. */
function modules(cloud: CloudName): URL[] {
	const folder = new URL('../dist/', import.meta.url);
	return [new URL('index.js', folder), new URL(`clouds/${cloud}.js`, folder)];
}

export async function startNodeEngine(cloud: CloudName): Promise<Engine> {
	const parts = await Promise.all(modules(cloud).map(({ href }) => import(href)));
	const library = Object.assign({}, ...parts);
	const run = (script: string) => new Function('library', `return ${script}`)(library);
	return {
		name: `Node ${process.version}`,
		connect: async (factory, keepAlive, now) => run(CONNECT)(factory, keepAlive, now, dice()),
		read: async (connack) => run(READ)([...connack]),
		stop() {},
	};
}

/** Moddable's XS; undefined where that is missing, which under CI is an error. */
export async function startXSEngine(cloud: CloudName): Promise<Engine | undefined> {
	const xs = startXS();
	if (!xs) return undefined;
	// Not for --help, nor where XS is missing: what makes scripts takes a while to load.
	const { asScript } = await import('../tools/xs/script.js');
	await xs.evaluate(await asScript(modules(cloud), 'library'));
	const run = async <Result>(script: string, ...values: unknown[]) => {
		const { result } = await xs.evaluate(
			`(${script})(${values.map((value) => JSON.stringify(value))})`,
		);
		return result as Result;
	};
	return {
		name: 'XS',
		connect: (factory, keepAlive, now) => run(CONNECT, factory, keepAlive, now, dice()),
		read: (connack) => run(READ, [...connack]),
		stop: () => xs.stop(),
	};
}
