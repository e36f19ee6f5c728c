import { describe, expect, test } from 'vitest';
import { type CloudName, explain } from '../../../explain/index.js';
import type { Vector, VectorFile } from '../../support/vectors.js';
import alibaba from '../../vectors/alibaba.json' with { type: 'json' };
import apsaramq from '../../vectors/apsaramq.json' with { type: 'json' };
import azure from '../../vectors/azure.json' with { type: 'json' };
import azureDps from '../../vectors/azure-dps.json' with { type: 'json' };
import baidu from '../../vectors/baidu.json' with { type: 'json' };
import huawei from '../../vectors/huawei.json' with { type: 'json' };
import onenet from '../../vectors/onenet.json' with { type: 'json' };
import tencent from '../../vectors/tencent.json' with { type: 'json' };
import tuya from '../../vectors/tuya.json' with { type: 'json' };

const FILES: Readonly<Record<CloudName, VectorFile>> = {
	tencent,
	azure,
	'azure-dps': azureDps,
	onenet,
	huawei,
	tuya,
	alibaba,
	apsaramq,
	baidu,
};

interface Credentials {
	readonly clientId: string;
	readonly username: string;
	readonly password: string;
	readonly expiry?: number;
}

const credentialsOf = ({ vectors }: VectorFile) =>
	vectors.filter(({ call, valid }) => valid && call.endsWith('Credentials'));

describe.each(Object.entries(FILES))('the vectors of %s', (name, file) => {
	test.each(credentialsOf(file))('$name: no fault before they end', (vector: Vector) => {
		const { expiry, ...sent } = vector.expected as Credentials;
		const device = vector.device as Record<string, string>;
		const now = expiry === undefined ? 1_700_000_000 : expiry - 60;
		const { findings } = explain({ cloud: name as CloudName, device, now, ...sent });
		expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([]);
		expect(findings.map(({ code }) => code)).not.toContain('token.not-checked');
	});
});
