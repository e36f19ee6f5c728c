import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const root = path('../../..');

/** What stands in for the modules of the SDK, by their names: an export of board.ts, or a module's text. */
const SDK: Readonly<Record<string, string>> = {
	timer: 'export { Timer as default } from "./board";',
	time: 'export { Time as default } from "./board";',
	sntp: 'export { SNTP as default } from "./board";',
	net: 'export { Net as default } from "./sockets";',
	'embedded:io/socket/tcp': 'export { TCP as default } from "./sockets";',
	preference: 'export default { keys: () => [], get() {}, set() {} };',
	'mc/config': 'export default config;',
	Resource: 'export default class {}',
	// The example's own, unless the configuration changes something.
	cloud: `
		import * as own from "../../../examples/moddable-device/cloud";
		export const makeTopics = own.makeTopics;
		export const makeCloud = (...inputs) => ({ ...own.makeCloud(...inputs), ...config.cloud });`,
	'embedded:network/interface/wifi': 'export { WiFi as default } from "./board";',
	'mqtt-signin/moddable': 'export { withCredentials } from "./board";',
};

/**
 * The example as a script for any engine, or another `main` with the example's modules. It takes the globals `config` and `surroundings`, a function that changes what is
 * around the board before it is switched on, and makes the global `board`.
 */
export async function bundleDevice(main = 'import "main";'): Promise<string> {
	const { outputFiles } = await build({
		stdin: {
			contents: `import "start"; ${main}`,
			resolveDir: path('.'),
			loader: 'ts',
		},
		plugins: [
			{
				name: 'board',
				setup({ onResolve, onLoad }) {
					onResolve({ filter: /^[^./]/ }, ({ path: name }) => {
						if (name === 'start' || name in SDK) return { path: name, namespace: 'board' };
						const library = /^mqtt-signin(?:\/(.+))?$/.exec(name);
						if (!library) {
							const example = name === 'connect' ? 'moddable-connect' : 'moddable-device';
							return { path: `${root}/examples/${example}/${name}.ts` };
						}
						const [, part = 'index'] = library;
						const isCloud = existsSync(`${root}/src/clouds/${part}.ts`);
						return { path: `${root}/src/${isCloud ? 'clouds/' : ''}${part}.ts` };
					});
					onLoad({ filter: /.*/, namespace: 'board' }, ({ path: name }) => ({
						contents: SDK[name] ?? START,
						resolveDir: path('.'),
						loader: 'ts',
					}));
				},
			},
		],
		define: {
			'Date.now': 'board.now',
			'Math.random': 'board.random',
			trace: 'board.trace',
		},
		bundle: true,
		format: 'iife',
		target: 'es2022',
		write: false,
	});
	return outputFiles[0].text;
}

/** Makes the globals, and what XS has on a board and an engine for tests may lack. */
const START = `
	import { board, MQTT } from './board';
	globalThis.board = board;
	surroundings();
	globalThis.device = { network: { mqtt: { io: MQTT, dns: { servers: ['1.1.1.1'] }, socket: {} } } };
	ArrayBuffer.fromString ??= (text) => Uint8Array.from([...text], (c) => c.charCodeAt(0)).buffer;
	String.fromArrayBuffer ??= (bytes) => String.fromCharCode(...new Uint8Array(bytes));
	ArrayBuffer.prototype.concat ??= function (other) {
		return Uint8Array.of(...new Uint8Array(this), ...new Uint8Array(other)).buffer;
	};`;
