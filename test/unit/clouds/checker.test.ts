import { createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOUDS } from '../../../cli/clouds.js';
import type { CloudName } from '../../../platform/clouds.js';
import { judge } from '../../../platform/judge.js';
import { Registration } from '../../../platform/registration.js';
import { Registry } from '../../../platform/registry.js';
import {
	readRegistration,
	registrationPayload,
	registrationRequest,
} from '../../../src/clouds/tencent-register.js';
import { REGISTER_DEV } from '../../../src/clouds/tencent-register-dev.js';
import { cloudOf } from '../../support/cloud-of.js';
import { signIn } from '../../support/platform.js';
import { runs } from '../../support/runs.js';
import { PAIRS } from '../../support/second/index.js';
import { registrations } from '../../support/second/tencent-register.js';

const clocks = fc.integer({ min: 1577836800, max: 2147480000 });

describe('the checking broker, which was written apart, accepts any device', () => {
	test.each(PAIRS)('$cloud', ({ cloud, inputs }) => {
		const name = cloud as CloudName;
		const isClockless = 'no-clock' in CLOUDS[name].options;
		fc.assert(
			fc.property(inputs, clocks, fc.boolean(), ([input], now, hasClock) => {
				// As in the devices file: no member is undefined.
				const device: object = JSON.parse(JSON.stringify(input));
				const { tls, sign, minInterval, closesAtExpiry, keepAlive } = cloudOf(name, device);
				const registry = new Registry(name, { devices: [device] });
				const credentials = hasClock || !isClockless ? sign(now) : sign();
				const { known, verdict } = judge(signIn(credentials, { tls }), registry, now, {
					plain: false,
				});
				expect(verdict).toMatchObject({ returnCode: 0, reason: '' });
				expect(known?.rule.limits).toMatchObject({ keepAlive, minInterval, closesAtExpiry });
				expect(known?.rule.limits.tlsOnly && !tls).toBe(false);
			}),
			runs(50),
		);
	});
});

describe('the registration endpoint, which was written apart', () => {
	test('registers any device in both forms', () => {
		fc.assert(
			fc.property(registrations, ({ product, options, isOlder }) => {
				const registry = new Registry('tencent', { devices: [], products: [product] });
				const registration = new Registration(registry, () => Math.floor(options.now));
				const form = isOlder ? REGISTER_DEV : undefined;
				const request = registrationRequest(product, { ...options, form });
				const headers = Object.fromEntries(
					Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
				);
				const { answer } = registration.answer({
					...request,
					headers: { ...headers, host: request.host },
					body: Buffer.from(request.body),
				});
				const { key, iv, data, length } = registrationPayload(JSON.stringify(answer.body), product);
				const cipher = createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
				const plaintext = Buffer.concat([cipher.update(data), cipher.final()]);
				const { productId } = product;
				const { deviceName } = options;
				const device = readRegistration(plaintext, { productId, deviceName, length });
				expect(device).toMatchObject({ productId, deviceName });
				expect(registry.devices.map((known) => known.device.secrets)).toEqual([
					[(device as { deviceSecret: string }).deviceSecret],
				]);
			}),
			runs(50),
		);
	});
});
