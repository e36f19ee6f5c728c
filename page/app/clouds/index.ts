import { alibaba } from './alibaba.js';
import { apsaramq } from './apsaramq.js';
import { azure } from './azure.js';
import { azureDps } from './azure-dps.js';
import { baidu } from './baidu.js';
import type { CloudForm } from './form.js';
import { huawei } from './huawei.js';
import { onenet } from './onenet.js';
import { tencent } from './tencent.js';
import { tuya } from './tuya.js';

/** The clouds, in the order in which the page shows them. */
export const CLOUDS: readonly CloudForm[] = [
	tencent,
	azure,
	azureDps,
	onenet,
	huawei,
	tuya,
	alibaba,
	apsaramq,
	baidu,
];

/** Returns the cloud of that name, or the first. */
export function cloudNamed(name: string): CloudForm {
	return CLOUDS.find((cloud) => cloud.name === name) ?? CLOUDS[0];
}
