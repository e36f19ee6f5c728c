import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { macsOf } from '../../../explain/macs.js';
import { Texts } from '../../../explain/texts.js';
import { runs } from '../../support/runs.js';

const NAMES = { 'SHA-256': 'sha256', 'SHA-1': 'sha1', MD5: 'md5', 'SHA-512': 'sha512' } as const;
const text = fc.string({ unit: fc.constantFrom('a', '7', 'é', '；', '😀'), maxLength: 150 });
const bytes = fc.uint8Array({ maxLength: 200 });

describe.each(Object.entries(NAMES))('%s', (name, known) => {
	test('gives the MACs and hashes of node:crypto, many after each other', () => {
		const macs = macsOf(name as keyof typeof NAMES);
		fc.assert(
			fc.property(bytes, fc.array(text), bytes, (key, texts, more) => {
				macs.key(key);
				const all = new Texts(texts);
				for (const [i, signed] of [...texts, Buffer.from(more)].entries()) {
					if (typeof signed === 'string') macs.sign(all, i);
					else macs.signBytes(more);
					const expected = createHmac(known, key).update(signed).digest();
					expect(Buffer.from(macs.bytes())).toEqual(expected);
					const ends = [expected.readInt32BE(0), expected.readInt32BE(expected.length - 4)];
					expect([macs.first, macs.last]).toEqual(ends);
				}
				macs.hash(key, more);
				const hash = createHash(known).update(key).update(more).digest();
				expect(Buffer.from(macs.bytes())).toEqual(hash);
			}),
			runs(100),
		);
	});
});
