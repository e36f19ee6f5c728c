import { describe, expect, test } from 'vitest';
import { explain } from '../../../explain/index.js';
import { CLOUDS, type Cloud, question } from './make.js';
import { can, MISTAKES, type Mistake } from './mistakes/index.js';

function faultsOf(cloud: Cloud, mistake: Mistake): string[] {
	const { findings } = explain(question(cloud, cloud.make(mistake.making)));
	return findings.filter(({ severity }) => severity === 'fault').map(({ code }) => code);
}

describe.each(CLOUDS)('credentials of $name', (cloud) => {
	const right = JSON.stringify(cloud.make());

	test('have no finding if they are right', () => {
		expect(explain(question(cloud, cloud.make()))).toEqual({
			cloud: cloud.name,
			understood: [],
			findings: [],
			packets: [],
		});
	});

	// A mistake that makes no difference for this secret or token cannot be seen.
	const visible = MISTAKES.filter(
		(mistake) => can(mistake, cloud) && JSON.stringify(cloud.make(mistake.making)) !== right,
	);

	test.each(visible)('with $name have that fault alone: $code', (mistake) => {
		expect(faultsOf(cloud, mistake)).toEqual([mistake.code]);
	});

	test('of a different secret say so, and nothing else', () => {
		const other = cloud.make({ key: () => Buffer.from('another secret of another device') });
		const { findings } = explain(question(cloud, other));
		expect(findings).toEqual([
			{
				code: 'secret.different',
				severity: 'fault',
				certainty: 'likely',
				field: 'secret',
				params: { varies: expect.any(String) },
			},
		]);
	});

	test('are not checked without a secret', () => {
		const { device, name } = cloud;
		const { now } = question(cloud, {});
		const { findings } = explain({ cloud: name, device, now, ...cloud.make() });
		expect(findings.map(({ severity, code }) => [severity, code])).toEqual([
			['note', 'token.not-checked'],
		]);
	});

	test('are recognized, and compared with each other, without any name', () => {
		const { now } = question(cloud, {});
		const { cloud: name, findings } = explain({ now, ...cloud.make() });
		expect([name, findings.map(({ code }) => code)]).toEqual([cloud.name, ['token.not-checked']]);
	});
});
