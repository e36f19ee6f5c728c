import config from 'mc/config';
import Preference from 'preference';

/** The domain in Preference storage; its keys are the fields of the device. */
const DOMAIN = 'mqtt-signin';

/**
 * Returns who this board is: what Preference storage holds, so that one firmware serves many boards, and what the firmware
 * was built with, which comes first. `store=NAMES` writes these fields of the firmware's into the storage.
 */
export function identity<Device>(): Device {
	for (const field of config.store?.split(',') ?? []) Preference.set(DOMAIN, field, config[field]);
	const found: Record<string, unknown> = {};
	for (const field of Preference.keys(DOMAIN)) found[field] = Preference.get(DOMAIN, field);
	Object.assign(found, config);
	for (const field in found)
		if (`${found[field]}`.startsWith('<')) throw new Error(`${field} is still a <placeholder>`);
	return found as Device;
}
