import fc from 'fast-check';
import { describe, test } from 'vitest';
import { describePackets, packetLines } from '../../../explain/index.js';
import { readPackets } from '../../../explain/packet.js';
import { parseConnect } from '../../support/parse-connect.js';
import { runs } from '../../support/runs.js';
import { published, token } from './published.js';

const hex = (data: Uint8Array | undefined) => data && Buffer.from(data).toString('hex');

describe('of any bytes', () => {
	const { length } = published;
	const mutated = fc
		.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { maxLength: 3 })
		.chain((changes) =>
			fc.nat(length).map((end) => {
				const packet = Buffer.from(published);
				for (const [at, byte] of changes) packet[at] = byte;
				return packet.subarray(0, end % 3 === 0 ? end : length);
			}),
		);
	const anything = fc.oneof(
		fc.uint8Array({ maxLength: 60 }),
		fc.uint8Array({ maxLength: 60 }).map((rest) => Buffer.from([0x20, 2, ...rest])),
		fc
			.uint8Array({ maxLength: 60 })
			.map((rest) =>
				Buffer.from([0x10, 7 + rest.length, 0, 4, ...Buffer.from('MQTT\x04'), ...rest]),
			),
		mutated,
	);

	test('it never throws, and its fields are the bytes from the first on', () => {
		fc.assert(
			fc.property(anything, (packet) => {
				let at = 0;
				for (const { fields } of describePackets(packet).packets)
					for (const { offset, length: size, bytes: shown } of fields) {
						if (offset !== at) throw new Error(`a gap at ${at}`);
						if (shown && hex(shown) !== hex(packet.subarray(at, at + size)))
							throw new Error(`other bytes at ${at}`);
						at += size;
					}
			}),
			runs(2000),
		);
	});

	test('it finds fault exactly where a strict parser refuses a CONNECT', () => {
		fc.assert(
			fc.property(mutated, (packet) => {
				fc.pre(packet[0] >> 4 === 1);
				let refused = false;
				try {
					parseConnect(packet);
				} catch {
					refused = true;
				}
				// A strict parser of MQTT 3.1.1 takes no other version, and one packet.
				const [{ connect, found }, ...more] = readPackets(packet);
				const isOther = connect?.version === '3.1' || connect?.version === '5' || more.length > 0;
				const isFaulty = found.some(({ severity }) => severity === 'fault');
				return isOther || isFaulty === refused;
			}),
			runs(2000),
		);
	});

	test('one wrong byte before the password does not make the table show the token', () => {
		const digits = Buffer.from(token).toString('hex');
		fc.assert(
			fc.property(fc.nat(73), fc.nat(255), (at, byte) => {
				const packet = Buffer.from(published);
				packet[at] = byte;
				const lines = describePackets(packet).packets.flatMap((read) => packetLines(read, 'en'));
				const shown = lines.map((line) => line.slice(8, 31)).join('');
				const text = lines.join('\n');
				for (let i = 0; i + 8 <= token.length; i++)
					if (text.includes(token.slice(i, i + 8))) throw new Error(`byte ${at}: ${text}`);
				if (shown.replaceAll(/\W/g, '').includes(digits.slice(0, 16)))
					throw new Error(`byte ${at}`);
			}),
			runs(1000),
		);
	});
});
