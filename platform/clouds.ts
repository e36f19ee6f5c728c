import type { Rule } from './rule.js';
import { alibaba } from './rules/alibaba.js';
import { apsaramq } from './rules/apsaramq.js';
import { azure } from './rules/azure.js';
import { azureDps } from './rules/azure-dps.js';
import { baidu } from './rules/baidu.js';
import { huawei } from './rules/huawei.js';
import { onenet } from './rules/onenet.js';
import { tencent } from './rules/tencent.js';
import { tuya } from './rules/tuya.js';

/** The rule of each cloud, under the name that the command and the devices file call it by. */
export const RULES = {
	tencent,
	azure,
	'azure-dps': azureDps,
	onenet,
	huawei,
	tuya,
	alibaba,
	apsaramq,
	baidu,
} as const satisfies Record<string, Rule>;

export type CloudName = keyof typeof RULES;

export function isCloudName(name: unknown): name is CloudName {
	return typeof name === 'string' && Object.hasOwn(RULES, name);
}
