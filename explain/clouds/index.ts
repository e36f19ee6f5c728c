import type { CloudName } from '../findings.js';
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

/** What each cloud wants of a device that signs in. */
export const CLOUD_FORMS: Readonly<Record<CloudName, CloudForm>> = {
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
