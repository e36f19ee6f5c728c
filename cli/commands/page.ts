import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Command, JSON_OPTION } from '../command.js';
import { badInput } from '../errors.js';
import { EXIT } from '../exit.js';
import { numberOf, type Options } from '../options.js';
import { stopOn } from '../signals.js';
import { message } from '../words/index.js';

const HOST = '127.0.0.1';

const SERVING = {
	port: {
		type: 'integer',
		short: 'p',
		value: 'PORT',
		min: 1,
		max: 65535,
		help: 'option.page-port',
	},
	'no-open': { type: 'flag', help: 'option.no-open' },
	...JSON_OPTION,
} as const satisfies Options;

export const page: Command = {
	about: 'about.page',
	synopsis: '[--port PORT] [--no-open]',
	notes: ['note.page'],
	sections: () => [{ title: message('help.options'), options: SERVING }],
	async run({ values, say, output }) {
		const { port, close } = await serve(readPage(), numberOf(values, 'port') ?? 0);
		const url = `http://${HOST}:${port}/`;
		try {
			await output.line(values.json ? JSON.stringify({ url }) : say(message('page.url', { url })));
			if (!values['no-open']) open(url);
			await new Promise<void>((resolve) => stopOn(() => resolve()));
			return EXIT.ok;
		} finally {
			close();
		}
	},
};

/** The page that was built beside the command; it needs nothing else. */
function readPage(): Buffer {
	const places = [
		new URL('page.html', import.meta.url),
		new URL('../../dist/page.html', import.meta.url),
	];
	const place = places.find((url) => existsSync(url));
	return place === undefined ? badInput('page.missing') : readFileSync(fileURLToPath(place));
}

async function serve(html: Buffer, port: number): Promise<{ port: number; close: () => void }> {
	const server = createServer((request, response) => {
		const isPage = request.url === '/' || request.url === '/page.html';
		const isAllowed = request.method === 'GET' || request.method === 'HEAD';
		if (!isPage || !isAllowed) {
			response.writeHead(isAllowed ? 404 : 405).end();
			return;
		}
		response.writeHead(200, {
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Length': html.length,
			'Cache-Control': 'no-store',
			'X-Content-Type-Options': 'nosniff',
			'Referrer-Policy': 'no-referrer',
		});
		response.end(request.method === 'HEAD' ? undefined : html);
	});
	try {
		await Promise.race([
			once(server.listen(port, HOST), 'listening'),
			once(server, 'error').then(([error]) => Promise.reject(error)),
		]);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
		return badInput('page.port', { port, code });
	}
	return {
		port: (server.address() as AddressInfo).port,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}

/** Opens the browser; where there is none the address that was printed is enough. */
function open(url: string): void {
	const [program, ...args] =
		process.platform === 'darwin'
			? ['open', url]
			: process.platform === 'win32'
				? ['cmd', '/c', 'start', '', url]
				: ['xdg-open', url];
	const browser = spawn(program, args, { stdio: 'ignore', detached: true });
	browser.on('error', () => {});
	browser.unref();
}
