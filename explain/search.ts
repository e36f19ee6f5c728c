import { HMAC } from '../src/hmac.js';
import { toUtf8 } from './bytes.js';
import type { CloudForm } from './clouds/form.js';
import { type Finding, type FindingCode, fault, type HashName } from './findings.js';
import { HASHES, OUTPUT_SIZE } from './hashes.js';
import { Keys, type Variant } from './keys.js';
import type { Messages } from './messages.js';
import type { Reading, Rendering } from './token.js';

/** How a token was made. */
export interface Origin {
	readonly hash: HashName;
	readonly mac: Uint8Array;
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
	/** Texts near the right one that are too many to combine with all mistakes; `isFew` asks for the nearest. */
	readonly nearMessages: (isFew: boolean) => Iterable<Variant<string>>;
	readonly readings: readonly Reading[];
	readonly renderings: readonly Rendering[];
}

const MOST_MISTAKES = 2;
const PLACE = { field: 'password' } as const;

/** Ways of combining key and message. The first is the cloud's own. */
type Way = readonly [Construction, cost: number, found: readonly Finding[]];
type Construction = 'own' | 'swapped' | 'hmac' | 'key-message' | 'message-key' | 'message';

/** Looks for how a token was made, with as few mistakes as possible, up to two besides how it is written. */
export function findOrigin(question: Question): Origin | undefined {
	const { form, secret, others, messages } = question;
	const hashes = hashesFor(question);
	if (hashes.length === 0) return undefined;
	const match = matcher(question);
	const keys = new Keys(form, secret, others);
	const texts: Variant<Uint8Array>[][] = [];
	try {
		for (let mistakes = 0; mistakes <= MOST_MISTAKES; mistakes++) {
			texts.push(messages.at(mistakes).map((text) => ({ ...text, value: toUtf8(text.value) })));
			for (const [construction, cost, finding] of constructions(form))
				for (let left = mistakes - cost; left >= 0; left--)
					for (const key of keys.at(mistakes - cost - left))
						for (const hash of hashes) {
							const maker = makerOf(form, construction, hash, key.value);
							try {
								for (const text of texts[left]) {
									const origin = match(maker.make(text.value), hash);
									if (!origin) continue;
									const found = [...finding, ...key.found, ...text.found, ...origin.found];
									return { ...origin, found };
								}
							} finally {
								maker.wipe();
							}
						}
		}
		const near = (from: readonly Variant<Uint8Array>[], isFew: boolean, way: Way) =>
			findNear(question, from, isFew, way, hashes, match);
		const [own, ...wrong] = constructions(form);
		const right = keys.at(0);
		return (
			near(right, false, own) ??
			near(keys.at(1), true, own) ??
			wrong.reduce<Origin | undefined>((found, way) => found ?? near(right, true, way), undefined)
		);
	} finally {
		keys.wipe();
	}
}

function findNear(
	{ form, nearMessages }: Question,
	keys: readonly Variant<Uint8Array>[],
	isFew: boolean,
	[construction, , mistakes]: Way,
	hashes: readonly HashName[],
	match: ReturnType<typeof matcher>,
): Origin | undefined {
	const texts = Array.from(nearMessages(isFew), (text) => ({ ...text, value: toUtf8(text.value) }));
	for (const key of keys)
		for (const hash of hashes) {
			const maker = makerOf(form, construction, hash, key.value);
			try {
				for (const text of texts) {
					const origin = match(maker.make(text.value), hash);
					if (!origin) continue;
					const found = [...mistakes, ...key.found, ...text.found, ...origin.found];
					return { ...origin, found };
				}
			} finally {
				maker.wipe();
			}
		}
	return undefined;
}

/** The cloud's own way of making a token, and those that are mistakes. */
function constructions({ mac }: CloudForm): Way[] {
	const plain = (order: 'message-key' | 'key-message' | 'message') => [
		fault('mac.plain-hash', { order }, PLACE),
	];
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

interface Maker {
	make(message: Uint8Array): Uint8Array;
	wipe(): void;
}

function makerOf(
	form: CloudForm,
	construction: Construction,
	name: HashName,
	key: Uint8Array,
): Maker {
	const Hash = HASHES[name];
	const isKeyed =
		construction === 'hmac' ||
		(construction === 'own' && form.mac === 'hmac') ||
		(construction === 'swapped' && form.mac === 'message-is-key');
	if (isKeyed) {
		const mac = new HMAC(Hash, key);
		return { make: (message) => mac.update(message).digest(), wipe: () => mac.wipe() };
	}
	if (construction === 'own' || construction === 'swapped') {
		if (form.mac === 'hash') return joined(Hash, key, 'message-key');
		const make = (message: Uint8Array) => {
			const mac = new HMAC(Hash, message);
			try {
				return mac.update(key).digest();
			} finally {
				mac.wipe();
			}
		};
		return { make, wipe: () => {} };
	}
	return joined(Hash, key, construction as 'key-message' | 'message-key' | 'message');
}

function joined(
	Hash: (typeof HASHES)[HashName],
	key: Uint8Array,
	order: 'key-message' | 'message-key' | 'message',
): Maker {
	const hash = new Hash();
	const make = (message: Uint8Array) => {
		if (order === 'key-message') hash.update(key);
		hash.update(message);
		if (order === 'message-key') hash.update(key);
		return hash.digest();
	};
	return { make, wipe: () => {} };
}

/** The hashes that a token of this length can be from, those of the cloud first. */
function hashesFor({ form, readings, renderings }: Question): HashName[] {
	const own = Object.values(form.methods);
	const names: readonly HashName[] = ['SHA-256', 'SHA-1', 'MD5', 'SHA-512'];
	const fits = (name: HashName) =>
		readings.some(({ bytes: { length } }) => {
			const size = OUTPUT_SIZE[name];
			if (length === size) return true;
			// Cut, or with something added, unless it is exactly as long as another.
			return names.some((other) => length === OUTPUT_SIZE[other])
				? length < size && name === 'SHA-256'
				: true;
		});
	const usable = names.filter(
		(name) => fits(name) || (renderings.length > 0 && name !== 'SHA-512'),
	);
	return usable.sort((a, b) => Number(own.includes(b)) - Number(own.includes(a)));
}

/** Compares MACs with a token by their first and last four bytes, and then by all. */
function matcher({ readings, renderings }: Question) {
	const words = new Set<number>();
	for (const { bytes, half } of readings) {
		words.add(wordAt(bytes, 0));
		if (half === undefined) words.add(wordAt(bytes, bytes.length - 4));
	}
	return (
		mac: Uint8Array,
		hash: HashName,
	): (Omit<Origin, 'found'> & { found: Finding[] }) | undefined => {
		const isNear = words.has(wordAt(mac, 0)) || words.has(wordAt(mac, mac.length - 4));
		const near = isNear ? readings.flatMap((reading) => compare(reading, mac) ?? []) : [];
		const exact = near.find(({ code }) => code === undefined);
		if (exact) return { hash, mac, found: [...exact.found] };
		for (const { text, write, found } of renderings) {
			if (!text.startsWith(write(mac.subarray(0, 3)))) continue;
			const whole = write(mac);
			if (text === whole) return { hash, mac, found: [...found] };
			if (!whole.startsWith(text) || text.length < 16 || near.length > 0) continue;
			const cut = fault('token.cut', { digits: text.length, expected: whole.length }, PLACE);
			return { hash, mac, found: [...found, cut] };
		}
		const [best] = near.sort((a, b) => a.rank - b.rank);
		return best && { hash, mac, found: [...best.found] };
	};
}

function wordAt(bytes: Uint8Array, at: number): number {
	return ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]) >>> 0;
}

/** What is missing of a MAC, or too much, in a token that begins or ends as it does; undefined if it does neither. */
function compare(
	{ bytes, half, found }: Reading,
	mac: Uint8Array,
): { code?: FindingCode; rank: number; found: readonly Finding[] } | undefined {
	const begins = wordAt(bytes, 0) === wordAt(mac, 0);
	const ends =
		half === undefined && wordAt(bytes, bytes.length - 4) === wordAt(mac, mac.length - 4);
	if (!begins && !ends) return undefined;
	const digits = 2 * bytes.length + (half === undefined ? 0 : 1);
	const expected = 2 * mac.length;
	const as = (
		code: 'token.cut' | 'token.cut-at-start' | 'token.extra' | 'token.damaged',
		rank: number,
	) => ({
		code,
		rank,
		found: [...found, fault(code, { digits, expected }, PLACE)],
	});
	// The last number of a list may be cut itself.
	const last = bytes.length < mac.length && half === undefined ? bytes.length - 1 : -1;
	const startsLike = bytes.every((byte, i) => i >= mac.length || byte === mac[i] || i === last);
	if (startsLike && (half === undefined || half === mac[bytes.length] >> 4)) {
		if (digits === expected) return { rank: 0, found };
		return digits < expected ? as('token.cut', 1) : as('token.extra', 1);
	}
	const surplus = bytes.length - mac.length;
	if (half === undefined && bytes.every((byte, i) => i < surplus || byte === mac[i - surplus]))
		return surplus < 0 ? as('token.cut-at-start', 1) : as('token.extra', 1);
	return as('token.damaged', 2);
}
