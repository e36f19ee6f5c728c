import { type FileHandle, open } from 'node:fs/promises';
import { badInput } from './errors.js';
import { message } from './words/index.js';

/** Reads all of a file, or of standard input for `-`, up to `limit` bytes. An error does not show the name: it may be a secret gone astray. */
export async function readBytes(file: string, option: string, limit: number): Promise<Buffer> {
	if (file === '') return badInput('file.unnamed', { option });
	try {
		return file === '-' ? await readInput(option, limit) : await readFile(file, option, limit);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (typeof code !== 'string' || !/^(E[A-Z0-9]+|ERR_INVALID_ARG_VALUE)$/.test(code)) throw error;
		return badInput('file.unreadable', { option, code });
	}
}

async function readFile(file: string, option: string, limit: number): Promise<Buffer> {
	let handle: FileHandle | undefined;
	try {
		handle = await open(file, 'r');
		const pieces: Buffer[] = [];
		let length = 0;
		for (;;) {
			const { bytesRead, buffer } = await handle.read(Buffer.alloc(16384), 0, 16384, null);
			if (bytesRead === 0) return Buffer.concat(pieces);
			length = checked(length + bytesRead, option, limit);
			pieces.push(buffer.subarray(0, bytesRead));
		}
	} finally {
		await handle?.close();
	}
}

async function readInput(option: string, limit: number): Promise<Buffer> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of process.stdin as AsyncIterable<Buffer>) {
		length = checked(length + piece.length, option, limit);
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}

function checked(length: number, option: string, limit: number): number {
	return length > limit ? badInput('file.long', { option, limit }) : length;
}

/** Reads text: UTF-8, or UTF-16 as PowerShell and Notepad write it, with or without a byte order mark. */
export async function readText(file: string, option: string, limit: number): Promise<string> {
	return decode(await readBytes(file, option, limit), option);
}

export function decode(bytes: Uint8Array, option: string): string {
	const encoding =
		bytes[0] === 0xff && bytes[1] === 0xfe
			? 'utf-16le'
			: bytes[0] === 0xfe && bytes[1] === 0xff
				? 'utf-16be'
				: bytes.length > 1 && bytes.length % 2 === 0 && isZeroAt(bytes, 1)
					? 'utf-16le'
					: bytes.length > 1 && bytes.length % 2 === 0 && isZeroAt(bytes, 0)
						? 'utf-16be'
						: 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return badInput('file.binary', { option, expected: message('expected.text') });
	}
}

/** Whether every second byte, from `offset` on, is 0: ASCII in UTF-16. */
function isZeroAt(bytes: Uint8Array, offset: number): boolean {
	for (let i = offset; i < bytes.length; i += 2) if (bytes[i] !== 0) return false;
	return true;
}
