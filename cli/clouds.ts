import type { CloudEntry } from './cloud-entry.js';
import { alibaba } from './clouds/alibaba.js';
import { apsaramq } from './clouds/apsaramq.js';
import { azure } from './clouds/azure.js';
import { azureDps } from './clouds/azure-dps.js';
import { baidu } from './clouds/baidu.js';
import { huawei } from './clouds/huawei.js';
import { onenet } from './clouds/onenet.js';
import { tencent } from './clouds/tencent.js';
import { tuya } from './clouds/tuya.js';

/** The clouds, each in its own words, under the names that --cloud takes. */
export const CLOUDS = {
	tencent,
	azure,
	'azure-dps': azureDps,
	onenet,
	huawei,
	tuya,
	alibaba,
	apsaramq,
	baidu,
} as const satisfies Readonly<Record<string, CloudEntry>>;

export type CloudName = keyof typeof CLOUDS;

export const CLOUD_NAMES = Object.keys(CLOUDS) as CloudName[];
