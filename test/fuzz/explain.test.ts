import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '../../explain/index.js';
import { runs } from '../support/runs.js';
import { asked, leakIn, saidIn } from '../unit/explain/leaks.js';

test('credentials in all forms, right, wrong and damaged, are explained without a leak', () => {
	fc.assert(
		fc.property(asked, (one) => {
			expect(leakIn(one)).toBeUndefined();
		}),
		runs(2000),
	);
});

/** Pieces of what people paste. */
const piece = fc.oneof(
	fc.constantFrom(
		...'client_id username: password= {"password":" mosquitto_pub -P AT+MQTTUSERCFG=0,1," <Buffer 10 92 \\x10 0x10, rc=-2 20 02 00 05 SharedAccessSignature sr= &sig= &se=180 ;hmacsha256 |securemode=3, HostName= thingidp@ ；'.split(
			' ',
		),
	),
	fc.string({ maxLength: 30 }),
	fc.string({ unit: 'binary', maxLength: 10 }),
	fc.stringMatching(/^[0-9a-f ]{0,60}$/),
	fc.constantFrom(' ', '\n', '\t', '"', "'", '\0', '\ufeff', '%', '\\'),
);
const anything = fc.oneof(
	fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
	fc.uint8Array({ maxLength: 200 }),
	fc.uint8Array({ maxLength: 100 }).map((rest) => Uint8Array.of(0x10, 200, 1, 0, 4, 77, ...rest)),
);

test('any text and any bytes are explained', () => {
	fc.assert(
		fc.property(anything, (input) => {
			expect(saidIn(explain({ input, now: 1_800_000_000 }))).not.toContain('undefined.');
		}),
		runs(18_000),
	);
});
