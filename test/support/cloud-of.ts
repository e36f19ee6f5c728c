import type { CloudName } from '../../cli/clouds.js';
import { FACTORIES } from '../../demo/devices.js';
import type { Cloud } from '../../src/cloud.js';
import * as library from './library.js';

/** The cloud of a device that signs in to localhost. */
export function cloudOf(name: CloudName, device: object): Cloud {
	const factories = library as unknown as Record<
		string,
		(device: object, options: object) => Cloud
	>;
	return factories[FACTORIES[name]](device, { host: 'localhost', random: () => 0.5 });
}
