import fc from 'fast-check';
import { expect } from 'vitest';
import { alibabaCredentials } from '../../../src/clouds/alibaba.js';
import { apsaramqCredentials } from '../../../src/clouds/apsaramq.js';
import { azureCredentials } from '../../../src/clouds/azure.js';
import { azureDpsCredentials } from '../../../src/clouds/azure-dps.js';
import { baiduCredentials } from '../../../src/clouds/baidu.js';
import { huaweiCredentials } from '../../../src/clouds/huawei.js';
import { onenetCredentials } from '../../../src/clouds/onenet.js';
import { registrationRequest } from '../../../src/clouds/tencent-register.js';
import { REGISTER_DEV } from '../../../src/clouds/tencent-register-dev.js';
import { tuyaCredentials } from '../../../src/clouds/tuya.js';
import * as alibaba from './alibaba.js';
import * as apsaramq from './apsaramq.js';
import * as azure from './azure.js';
import * as azureDps from './azure-dps.js';
import * as baidu from './baidu.js';
import * as huawei from './huawei.js';
import * as onenet from './onenet.js';
import { registrations, request } from './tencent-register.js';
import * as tuya from './tuya.js';

/** One cloud's formula in the library, the same written a second time, and random inputs for both. */
export interface Pair {
	readonly cloud: string;
	readonly first: (...inputs: unknown[]) => object;
	readonly second: (...inputs: unknown[]) => object;
	readonly inputs: fc.Arbitrary<unknown[]>;
}

function pair<Inputs extends unknown[]>(
	cloud: string,
	first: (...inputs: Inputs) => object,
	other: { credentials: (...inputs: Inputs) => object; inputs: fc.Arbitrary<Inputs> },
): Pair {
	const second = other.credentials;
	return { cloud, first, second, inputs: other.inputs } as unknown as Pair;
}

export const PAIRS = [
	pair('azure', azureCredentials, azure),
	pair('azure-dps', azureDpsCredentials, azureDps),
	pair('onenet', onenetCredentials, onenet),
	pair('huawei', huaweiCredentials, huawei),
	pair('tuya', tuyaCredentials, tuya),
	pair('alibaba', alibabaCredentials, alibaba),
	pair('apsaramq', apsaramqCredentials, apsaramq),
	pair('baidu', baiduCredentials, baidu),
];

/** Throws unless both implementations of a formula agree on random inputs, and leave them as they are. */
export function agree({ first, second, inputs }: Pair, runs: { readonly numRuns: number }): void {
	fc.assert(
		fc.property(inputs, (args) => {
			const before = structuredClone(args.map((arg) => ({ ...(arg as object), Hash: undefined })));
			expect(first(...args)).toEqual(second(...args));
			expect(args.map((arg) => ({ ...(arg as object), Hash: undefined }))).toEqual(before);
		}),
		runs,
	);
}

/** The same for both forms of Tencent's registration. */
export function agreeOnRegistration(runs: { readonly numRuns: number }): void {
	fc.assert(
		fc.property(registrations, ({ product, options, isOlder }) => {
			const form = isOlder ? REGISTER_DEV : undefined;
			expect(registrationRequest(product, { ...options, form })).toEqual(
				request(product, options, isOlder),
			);
		}),
		runs,
	);
}
