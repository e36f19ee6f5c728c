import { randomBytes } from 'node:crypto';
import {
	closeSync,
	fsyncSync,
	ftruncateSync,
	linkSync,
	lstatSync,
	openSync,
	unlinkSync,
	writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { badInput, OutputError } from './errors.js';
import { type Message, message } from './words/index.js';

/** Bytes that are reserved: a certificate and its key in PEM. */
const RESERVED = 8192;

/**
 * A new file for a secret, which only its owner may read. It is written under another name, for which there must be space
 * before anything is asked for, and gets its own name when it is complete. What exists is never overwritten.
 */
export class SecretFile {
	readonly path: string;
	readonly #draft: string;
	#descriptor: number | undefined;

	constructor(path: string) {
		if (path === '') badInput('file.unnamed', { option: '--output' });
		if (exists(path)) badInput('store.exists');
		this.path = path;
		this.#draft = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
		this.#attempt(() => {
			this.#descriptor = openSync(this.#draft, 'wx', 0o600);
			writeFully(this.#descriptor, Buffer.alloc(RESERVED));
			fsyncSync(this.#descriptor);
		});
	}

	/** Stores the text. If its name was taken meanwhile the secret stays under the other name, which the error tells. */
	commit(text: string): void {
		const descriptor = this.#descriptor;
		if (descriptor === undefined) return;
		const bytes = Buffer.from(text);
		this.#attempt(() => {
			writeFully(descriptor, bytes);
			ftruncateSync(descriptor, bytes.length);
			fsyncSync(descriptor);
		});
		bytes.fill(0);
		closeSync(descriptor);
		this.#descriptor = undefined;
		this.#publish(text);
	}

	/** Leaves nothing behind, unless it was stored. */
	discard(): void {
		if (this.#descriptor === undefined) return;
		closeSync(this.#descriptor);
		this.#descriptor = undefined;
		unlinkSync(this.#draft);
	}

	#publish(text: string): void {
		try {
			linkSync(this.#draft, this.path);
		} catch (error) {
			// FAT and some network drives have no links.
			if (isCode(error, 'EEXIST') || !copied(this.path, text))
				throw new OutputError(message('store.kept', { file: this.#draft }));
		}
		unlinkSync(this.#draft);
	}

	#attempt(write: () => void): void {
		try {
			write();
		} catch (error) {
			this.discard();
			throw new OutputError(failure(error));
		}
	}
}

function exists(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function failure(error: unknown): Message {
	const { code } = error as NodeJS.ErrnoException;
	if (typeof code !== 'string') throw error;
	return message('store.failed', { code });
}

function isCode(error: unknown, code: string): boolean {
	return (error as NodeJS.ErrnoException).code === code;
}

function copied(path: string, text: string): boolean {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(path, 'wx', 0o600);
		writeFully(descriptor, Buffer.from(text));
		fsyncSync(descriptor);
		return true;
	} catch {
		if (descriptor !== undefined) unlinkSync(path);
		return false;
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

function writeFully(descriptor: number, bytes: Uint8Array): void {
	for (let written = 0; written < bytes.length; )
		written += writeSync(descriptor, bytes, written, bytes.length - written, written);
}
