import type { Cloud } from 'mqtt-signin';
import { type TencentDevice as Device, tencent } from 'mqtt-signin/tencent';

export type { Device };

/** Returns the device's cloud. For another one change this line, the import, the topics and the manifest's include. */
export function makeCloud(device: Device, tls: boolean): Cloud {
	return tencent(device, { random: Math.random, lifetime: 3600, tls });
}

/** Returns where this cloud takes readings from the device, and where it sends commands. */
export function makeTopics({ productId, deviceName }: Device) {
	return {
		readings: `${productId}/${deviceName}/event`,
		commands: `${productId}/${deviceName}/control`,
	};
}
