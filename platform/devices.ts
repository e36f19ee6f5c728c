import { readFileSync, renameSync, unwatchFile, watchFile, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Contents, Registry } from './registry.js';

/** Milliseconds between two looks whether the file changed. */
const POLL = 200;

/** Reads the devices file: an array of devices, or an object with `devices` and `products`. */
export async function readContents(file: string): Promise<Contents> {
	return parse(await readFile(file, 'utf8'));
}

/**
 * Keeps a registry and its file alike: reads the file again when it changes, and writes it when the platform itself adds a
 * device. `tell` hears what happened, or why a changed file was not taken. Returns what ends that.
 */
export function watchContents(
	file: string,
	registry: Registry,
	tell: (message: string) => void,
): () => void {
	let written: string | undefined;
	registry.onChange = () => {
		written = JSON.stringify(registry.contents(), null, '\t') + '\n';
		const draft = `${file}.new`;
		try {
			writeFileSync(draft, written, { mode: 0o600 });
			renameSync(draft, file);
		} catch (error) {
			tell(`the devices cannot be written: ${(error as Error).message}`);
		}
	};
	// At once: while it waited for the file, the platform could add what the text does not have yet.
	const read = () => {
		try {
			const text = readFileSync(file, 'utf8');
			if (text === written) return;
			registry.replace(parse(text));
			tell(`read the devices again: there are ${registry.devices.length} now`);
		} catch (error) {
			tell(`the devices are as they were: ${(error as Error).message}`);
		}
	};
	watchFile(file, { interval: POLL }, read);
	return () => {
		unwatchFile(file);
		registry.onChange = () => {};
	};
}

function parse(text: string): Contents {
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch {
		// The parser's message would quote the file.
		throw new Error('the file is not JSON');
	}
	const { devices, products = [] } = Array.isArray(content)
		? { devices: content }
		: Object(content);
	if (!Array.isArray(devices) || !Array.isArray(products))
		throw new Error('expected an array of devices, or an object with the array "devices"');
	return { devices, products };
}
