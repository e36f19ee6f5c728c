import type * as Library from '../src/index.js';
import { asScript, BUNDLE } from '../test/support/script.js';
import { startXS } from '../test/support/xs.js';

export interface Signing extends Library.SignOptions {
	readonly keepAlive: number;
}

/** Where the library runs: it makes CONNECT packets and reads CONNACKs. */
export interface Engine {
	readonly name: string;
	connect(device: Library.Device, signing: Signing): Promise<Uint8Array>;
	read(connack: Uint8Array): Promise<Library.Connack & { readonly meaning: string }>;
	stop(): void;
}

/** The built bundle in Node. */
export async function startNodeEngine(): Promise<Engine> {
	const library: typeof Library = await import(BUNDLE.href);
	return {
		name: `Node ${process.version}`,
		async connect(device, { keepAlive, ...options }) {
			return library.encodeConnect({ ...library.signCredentials(device, options), keepAlive });
		},
		async read(connack) {
			const answer = library.decodeConnack(connack);
			return { ...answer, meaning: library.connackMeaning(answer.returnCode) };
		},
		stop() {},
	};
}

/** The built bundle in Moddable's XS; undefined where that is missing, which under CI is an error. */
export async function startXSEngine(): Promise<Engine | undefined> {
	const xs = startXS();
	if (!xs) return undefined;
	await xs.evaluate(await asScript(BUNDLE, 'library'));
	const run = async <Result>(script: string, ...values: unknown[]) => {
		const { result } = await xs.evaluate(
			`(${script})(${values.map((value) => JSON.stringify(value))})`,
		);
		return result as Result;
	};
	return {
		name: 'XS',
		connect(device, { method = { name: 'hmacsha256' }, keepAlive, ...options }) {
			return run<Uint8Array>(
				`(device, options, method, keepAlive) => library.encodeConnect({
					...library.signCredentials(device, { ...options, method: library[method] }),
					keepAlive,
				})`,
				device,
				options,
				method.name,
				keepAlive,
			);
		},
		read(connack) {
			return run(
				`(bytes) => {
					const answer = library.decodeConnack(Uint8Array.from(bytes));
					return { ...answer, meaning: library.connackMeaning(answer.returnCode) };
				}`,
				[...connack],
			);
		},
		stop: () => xs.stop(),
	};
}
