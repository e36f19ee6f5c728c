import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	type Explanation,
	explain,
	type Language,
	type Question,
	word,
} from '../../../explain/index.js';
import { CATALOGUES } from '../../../explain/word.js';
import { POSTS } from '../../support/posts/index.js';
import { NOW, type Post } from '../../support/posts/post.js';
import { INPUTS } from './codes.js';
import { MISTAKES } from './mistakes/index.js';

const FOLDER = new URL('../../vectors/posts/', import.meta.url);
const LANGUAGES: readonly Language[] = ['en', 'zh'];
const FIELDS = ['clientId', 'username', 'password'] as const;

const SECRETS = /^(?:deviceSecret|DevicePsk|sharedAccessKey|symmetricKey|key|accessKeySecret)$/;

const files = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''));
const read = (name: string): readonly Post[] =>
	JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
const posts = files.flatMap(read);

function questionOf({ asked: { bytes, ...asked } }: Post): Question {
	return { now: NOW, ...asked, ...(bytes !== undefined && { input: Buffer.from(bytes, 'hex') }) };
}
const explanations = new Map<string, Explanation>(
	posts.map((post) => [post.id, explain(questionOf(post))]),
);
const explanationOf = ({ id }: Post) => explanations.get(id) as Explanation;

/** What is wrong with the answer to a post. */
function mistakes(post: Post): string[] {
	const { first, all = [], also = [], never = [], says = '' } = post;
	const { findings, packets, understood } = explanationOf(post);
	const faults = findings.filter(({ severity }) => severity === 'fault');
	const codes = findings.map(({ code }): string => code);
	const said: string[] = [];
	if (first.length > 0 && !first.includes(faults[0]?.code)) said.push(`first ${faults[0]?.code}`);
	if (faults[0] && !word(faults[0], 'en').includes(says)) said.push(`does not say ${says}`);
	for (const causes of all)
		if (!causes.some((code) => codes.includes(code))) said.push(`lacks ${causes.join(' or ')}`);
	const known = [...first, ...all.flat(), ...also];
	for (const { code } of faults) if (!known.includes(code)) said.push(`false ${code}`);
	for (const code of never) if (codes.includes(code)) said.push(`false ${code}`);
	if (first.length > 0 || post.partial) return said;
	const isRead = ({ asked }: Post) =>
		packets.some(({ type }) => type === 'CONNECT') ||
		FIELDS.every((name) => asked[name] ?? understood.some(({ field }) => field === name));
	if (!isRead(post)) said.push('not all read');
	if (post.asked.device && codes.includes('token.not-checked')) said.push('not checked');
	return said;
}

describe('the collection', () => {
	test('is what its sources make', () => {
		expect(Object.fromEntries(files.map((name) => [name, read(name)]))).toEqual(
			JSON.parse(JSON.stringify(POSTS)),
		);
	});

	test('has each id once', () => {
		expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
	});

	test('has faults of every cloud, packets, refusals, and much that is right', () => {
		const wrong = posts.filter(({ first }) => first.length > 0);
		const count = (pattern: RegExp) => wrong.filter(({ id }) => pattern.test(id)).length;
		expect(wrong.length).toBeGreaterThan(300);
		expect(posts.length - wrong.length).toBeGreaterThan(90);
		expect(count(/^tencent-/)).toBeGreaterThan(60);
		expect(count(/^packet-|^dump-/)).toBeGreaterThan(30);
		expect(count(/^code-|^log-/)).toBeGreaterThan(30);
	});
});

test.each(posts)('$id: $cause', (post) => {
	expect(mistakes(post)).toEqual([]);
});

const without = (asked: Post['asked'], name: 'device' | 'cloud') => ({
	...asked,
	[name]: undefined,
});
const withoutSecret = ({ device = {}, ...asked }: Post['asked']) => ({
	...asked,
	device: Object.fromEntries(Object.entries(device).filter(([name]) => !SECRETS.test(name))),
});

describe.each([
	['the secret', withoutSecret],
	['the device', (asked: Post['asked']) => without(asked, 'device')],
	['the cloud', (asked: Post['asked']) => without(asked, 'cloud')],
	['both', (asked: Post['asked']) => without(without(asked, 'device'), 'cloud')],
])('without %s', (_, change) => {
	test('what is right stays so', () => {
		const right = posts.filter(({ first }) => first.length === 0);
		const wrong = right.flatMap((post) => {
			const { findings } = explain(questionOf({ ...post, asked: change(post.asked) }));
			return findings
				.filter(({ severity }) => severity === 'fault')
				.map(({ code }) => `${post.id} ${code}`);
		});
		expect(wrong).toEqual([]);
	});
});

test('each finding that has words is found in a post, of a mistake or of an input of its own', () => {
	const found = posts.flatMap((post) => explanationOf(post).findings.map(({ code }) => code));
	const known = new Set<string>([
		...found,
		...Object.keys(INPUTS),
		...MISTAKES.map(({ code }) => code),
	]);
	expect(Object.keys(CATALOGUES.en.findings).filter((code) => !known.has(code))).toEqual([]);
});

test('the true cause comes first in more than nine of ten', () => {
	const wrong = posts.filter(({ first }) => first.length > 0);
	const right = wrong.filter((post) => !mistakes(post).some((said) => /^first/.test(said)));
	expect(right.length / wrong.length).toBeGreaterThan(0.95);
});

const RUN = 8;
const runs = (text: string) =>
	Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN));

/** All runs of 8 characters that must not be said: of the secret, its bytes in hexadecimal digits, and tokens. */
function secretRuns({ asked }: Post): Set<string> {
	const { device = {}, input = '', password = '' } = asked;
	const secrets = Object.keys(device).flatMap((name) =>
		SECRETS.test(name)
			? [device[name].trim(), Buffer.from(device[name], 'base64').toString('hex')]
			: [],
	);
	const tokens = `${input} ${password}`.match(
		/(?<![\da-f])[\da-f]{64}(?![\da-f])|sig(?:n=|=)[^&"'\s]+/gi,
	);
	return new Set([...secrets, ...(tokens ?? [])].flatMap(runs));
}

test.each(LANGUAGES)('nothing secret is said in %s', (language) => {
	const said = posts.flatMap((post) => {
		const secrets = secretRuns(post);
		const { findings, understood } = explanationOf(post);
		const text = [...findings, ...understood]
			.map((item) => `${word(item, language)}\n${JSON.stringify(item)}`)
			.join('\n');
		return runs(text).some((run) => secrets.has(run)) ? [post.id] : [];
	});
	expect(said).toEqual([]);
});
