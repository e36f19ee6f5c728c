import type { Cloud, Making } from '../make.js';

/** A mistake that devices make, and the code of the finding that names it. */
export interface Mistake {
	readonly name: string;
	readonly making: Making;
	readonly code: string;
	/** What the mistake is in: two of one kind hide each other. */
	readonly at: 'key' | 'message' | 'mac' | 'writing' | 'method' | 'time' | 'identity' | 'sent';
	/** The clouds that can make it. */
	readonly clouds?: readonly string[];
}

export const BASE64_SECRETS = ['tencent', 'azure', 'azure-dps', 'onenet'];
export const TEXT_SECRETS = ['huawei', 'tuya', 'alibaba', 'apsaramq', 'baidu'];
export const HEX_TOKENS = ['tencent', 'huawei', 'tuya', 'alibaba', 'baidu'];
export const BASE64_TOKENS = ['azure', 'azure-dps', 'onenet', 'apsaramq'];
export const HMACS = ['tencent', 'azure', 'azure-dps', 'onenet', 'tuya', 'alibaba', 'apsaramq'];

export function can(mistake: Mistake, cloud: Cloud): boolean {
	return mistake.clouds === undefined || mistake.clouds.includes(cloud.name);
}
