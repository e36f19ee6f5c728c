import type { CloudForm } from './clouds/form.js';
import { type Finding, fault, type HashName } from './findings.js';
import { OUTPUT_SIZE } from './hashes.js';
import { Keys, type Variant } from './keys.js';
import { type Macs, macsOf } from './macs.js';
import { type Match, matcher } from './match.js';
import type { Messages } from './messages.js';
import type { Effort } from './near.js';
import type { FindingParams } from './params.js';
import { Texts } from './texts.js';
import type { Reading, Rendering } from './token.js';

/** How a token was made. */
export interface Origin {
	readonly hash: HashName;
	readonly mac: Uint8Array;
	/** The text that was signed. */
	readonly text: string;
	/** What is wrong with how it was made, and with how it is written. */
	readonly found: readonly Finding[];
}

/** What the search tries. */
export interface Question {
	readonly form: CloudForm;
	readonly secret: string;
	/** Other fields of the device, which may have been taken for the secret. */
	readonly others: Readonly<Record<string, string>>;
	readonly messages: Messages;
	/** Texts near the given ones that are too many to combine with all mistakes. */
	readonly near: (texts: readonly Variant<string>[], effort: Effort) => Iterable<Variant<string>>;
	readonly readings: readonly Reading[];
	readonly renderings: readonly Rendering[];
}

const MOST_MISTAKES = 2;
/** No cloud has longer texts signed. */
const LONGEST_TEXT = 1000;
const PLACE = { field: 'password' } as const;

/** Ways of combining key and message. The first is the cloud's own. */
type Way = readonly [Construction, cost: number, found: readonly Finding[]];
type Construction = 'own' | 'swapped' | 'hmac' | 'key-message' | 'message-key' | 'message';

/** A hash, and how many mistakes are tried with it. */
interface Candidate {
	readonly name: HashName;
	readonly most: number;
}

/** Texts, and what is wrong with each. */
interface Signed {
	readonly texts: Texts;
	readonly found: (index: number) => readonly Finding[];
}

type Find = (
	way: Way,
	keys: readonly Variant<Uint8Array>[],
	texts: Signed,
	mistakes?: number,
) => Origin | undefined;

/** Looks for how a token was made, with as few mistakes as possible, up to two besides how it is written. */
export function findOrigin(question: Question): Origin | undefined {
	const { form, secret, others, messages, readings, renderings } = question;
	const hashes = hashesFor(question).map((hash) => ({ ...hash, macs: macsOf(hash.name) }));
	if (hashes.length === 0) return undefined;
	const match = matcher(readings, renderings);
	const find: Find = (way, keys, texts, mistakes = MOST_MISTAKES) => {
		for (const { name, most, macs } of hashes) {
			const found = mistakes <= most && tryAll(form, name, macs, match, way, keys, texts);
			if (found) return found;
		}
		return undefined;
	};
	const keys = new Keys(form, secret, others);
	const ways = constructions(form);
	const known: Signed[] = [];
	const texts = (mistakes: number) => {
		known[mistakes] ??= toSigned(messages.at(mistakes));
		return known[mistakes];
	};
	try {
		const right = messages.right();
		const origin = right === undefined ? undefined : find(ways[0], keys.at(0), textsOf([right]));
		if (origin) return origin;
		for (let mistakes = 0; mistakes <= MOST_MISTAKES; mistakes++) {
			// Texts with two mistakes are very many, and tried last.
			for (const isLast of mistakes > 1 ? [false, true] : [false])
				for (const way of ways)
					for (let left = mistakes - way[1]; left >= 0; left--) {
						if (left > 1 !== isLast) continue;
						const origin = find(way, keys.at(mistakes - way[1] - left), texts(left), mistakes);
						if (origin) return origin;
					}
			const origin = mistakes === 1 ? findNear(question, keys, ways[0], find) : undefined;
			if (origin) return origin;
		}
		return findNearToo(question, keys, ways, find);
	} finally {
		keys.wipe();
		for (const { macs } of hashes) macs.wipe();
	}
}

function textsOf(right: readonly string[]): Signed {
	return { texts: new Texts(right), found: () => [] };
}

function toSigned(variants: Iterable<Variant<string>>): Signed {
	const all = [...variants].filter(({ value }) => value.length <= LONGEST_TEXT);
	const texts = new Texts(all.map(({ value }) => value));
	return { texts, found: (index) => all[index].found };
}

/** With times near the one that was sent. */
function findNear({ messages, near }: Question, keys: Keys, own: Way, find: Find) {
	return find(own, keys.at(0), toSigned(near(messages.at(0), 'all')));
}

/** With such a time and one more mistake. */
function findNearToo(
	{ messages, near }: Question,
	keys: Keys,
	[own, ...wrong]: Way[],
	find: Find,
): Origin | undefined {
	const texts = toSigned(near(messages.at(0), 'some'));
	const right = keys.at(0);
	const more = () => toSigned(near(messages.at(1), 'few'));
	return (
		find(own, keys.at(1), texts) ??
		wrong.reduce<Origin | undefined>((found, way) => found ?? find(way, right, texts), undefined) ??
		find(own, right, more())
	);
}

function tryAll(
	{ mac }: CloudForm,
	hash: HashName,
	macs: Macs,
	match: Match,
	[construction, , mistakes]: Way,
	keys: readonly Variant<Uint8Array>[],
	{ texts, found: foundIn }: Signed,
): Origin | undefined {
	const isSwapped = construction === 'swapped';
	const isKeyed =
		construction === 'hmac' ||
		(construction === 'own' && mac === 'hmac') ||
		(isSwapped && mac === 'message-is-key');
	const isByText = mac === 'message-is-key' ? construction === 'own' : isSwapped;
	for (const key of keys) {
		if (isKeyed) macs.key(key.value);
		for (let i = 0; i < texts.length; i++) {
			if (isKeyed) macs.sign(texts, i);
			else if (isByText) {
				macs.key(texts.bytes(i));
				macs.signBytes(key.value);
			} else if (construction === 'message') macs.hash(texts.bytes(i));
			else if (construction === 'key-message') macs.hash(key.value, texts.bytes(i));
			else macs.hash(texts.bytes(i), key.value);
			const origin = match(macs, hash);
			if (!origin) continue;
			const text = texts.text(i);
			// Of the secret alone there is no text that could be wrong.
			const isAlone = text === '' && mistakes[0]?.code === 'mac.plain-hash';
			const made = isAlone ? plain('key') : [...mistakes, ...foundIn(i)];
			return { hash, mac: origin.mac, text, found: [...made, ...key.found, ...origin.found] };
		}
	}
	return undefined;
}

function plain(order: FindingParams['mac.plain-hash']['order']): Finding[] {
	return [fault('mac.plain-hash', { order }, PLACE)];
}

/** The cloud's own way of making a token, and those that are mistakes. */
function constructions({ mac }: CloudForm): Way[] {
	const all: Way[] = [['own', 0, []]];
	if (mac === 'hash') all.push(['hmac', 1, [fault('mac.hmac', {}, PLACE)]]);
	else all.push(['message-key', 1, plain('message-key')]);
	if (mac !== 'hash') all.push(['swapped', 1, [fault('mac.swapped', {}, PLACE)]]);
	all.push([
		'key-message',
		1,
		mac === 'hash' ? [fault('mac.swapped', {}, PLACE)] : plain('key-message'),
	]);
	all.push(['message', 1, plain('message')]);
	return all;
}

/** The hashes that a token of this length can be from, those of the cloud first. */
function hashesFor({ form, readings, renderings }: Question): Candidate[] {
	const own = Object.values(form.methods);
	const names: readonly HashName[] = ['SHA-256', 'SHA-1', 'MD5', 'SHA-512'];
	const lengths = readings.map(({ bytes }) => bytes.length);
	const isWhole = (length: number) => names.some((name) => OUTPUT_SIZE[name] === length);
	return names
		.flatMap((name): Candidate[] => {
			const size = OUTPUT_SIZE[name];
			if (lengths.includes(size)) return [{ name, most: MOST_MISTAKES }];
			// Cut, or with something added, unless it is exactly as long as another.
			const isPart = lengths.some((length) =>
				isWhole(length) ? length < size && name === 'SHA-256' : true,
			);
			if (!isPart && (renderings.length === 0 || name === 'SHA-512')) return [];
			return [{ name, most: own.includes(name) && name !== 'MD5' ? MOST_MISTAKES : 1 }];
		})
		.sort((a, b) => Number(own.includes(b.name)) - Number(own.includes(a.name)));
}
