import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { minifySync } from 'rolldown/utils';
import { minify } from 'terser';

/** What the file may weigh on its way through the network, in bytes. */
const LIMIT = 120_000;

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const ICON =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b6e78"/>' +
	'<path d="M8 20a8 8 0 0 1 8 4M8 14a14 14 0 0 1 13 10M8 8a20 20 0 0 1 17 16" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';

/** Bundles an entry, made smaller in the ways given, and returns its text. */
async function bundle(entry: string, smaller: BuildOptions): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [path(entry)],
		...smaller,
		bundle: true,
		write: false,
		format: 'iife',
		target: 'es2022',
		charset: 'utf8',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		legalComments: 'none',
		logLevel: 'warning',
	});
	return outputFiles[0].text.trim();
}

function sha256(text: string): string {
	return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The page as one file: no part of it comes from anywhere else, and its policy allows no network. */
async function page(): Promise<string> {
	// Only the last one renames: after another one's names the page would be larger.
	const whole = await bundle('app/main.tsx', { minifySyntax: true });
	const { code: shorter = '' } = await minify(whole, {
		ecma: 2020,
		// What oxc does as well and in no time.
		compress: { sequences: false, conditionals: false, if_return: false },
		mangle: false,
	});
	const { code: script, errors } = minifySync('page.js', shorter, {
		compress: { target: 'es2022' },
		mangle: { toplevel: true },
	});
	if (errors.length > 0) throw errors[0];
	const style = await bundle('style/page.css', { minify: true });
	if (/<\/(script|style)/i.test(script + style))
		throw new Error('A script or a style would end its own element.');
	const policy = [
		"default-src 'none'",
		`script-src ${sha256(script)}`,
		`style-src ${sha256(style)}`,
		'img-src data:',
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
	const parts: Readonly<Record<string, string>> = {
		policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		icon: `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">`,
		style: `<style>${style}</style>`,
		script: `<script>${script}</script>`,
	};
	return readFileSync(path('index.html'), 'utf8')
		.replaceAll(/^\t+/gm, '')
		.replace(/<!-- (\w+) -->/g, (_, name: string) => parts[name]);
}

const html = await page();
const size = gzipSync(html, { level: 9 }).length;
if (size > LIMIT) throw new Error(`The page is ${size} bytes gzipped, more than ${LIMIT}.`);
mkdirSync(path('../dist'), { recursive: true });
writeFileSync(path('../dist/page.html'), html);
console.log(`dist/page.html: ${html.length} characters, ${size} bytes gzipped`);
