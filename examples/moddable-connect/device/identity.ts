import config from 'mc/config';
import type { TencentDevice } from 'mqtt-signin/tencent';
import Preference from 'preference';

// Frozen, because the linker puts it in flash.
const FIELDS = Object.freeze(['productId', 'deviceName', 'deviceSecret'] as const);
/** The domain in Preference storage; the fields are its keys. */
const DOMAIN = 'mqtt-signin';

/**
 * Who this board is: what the firmware was built with, or else what Preference storage holds, so that one firmware
 * serves many boards. Says what is missing.
 */
export function identity(): TencentDevice | undefined {
	const built = FIELDS.some((field) => config[field] !== undefined);
	const found: Record<string, string> = {};
	for (const field of FIELDS) {
		const value = built ? config[field] : Preference.get(DOMAIN, field);
		if (typeof value === 'string') found[field] = value;
	}
	if (!built && Object.keys(found).length === 0) {
		trace('This board has no identity.\n');
		trace(
			'Copy identity.example.json to identity.json, write the identity of your device into it,\n',
		);
		trace('and build again with ./identity.json at the end of the mcconfig command.\n');
		return undefined;
	}
	const place = built ? 'the firmware' : 'Preference storage';
	let complete = true;
	for (const field of FIELDS) {
		if (found[field] && !found[field].startsWith('<')) continue;
		trace(`${field} ${found[field] ? 'is still a <placeholder>' : 'is missing'} in ${place}.\n`);
		complete = false;
	}
	if (!complete) return undefined;
	const device = found as unknown as TencentDevice;
	trace(`This board is ${device.productId} ${device.deviceName}, says ${place}.\n`);
	if (config.store === 'yes' && built) {
		for (const field of FIELDS) Preference.set(DOMAIN, field, found[field]);
		trace('That is in Preference storage now, for firmware without an identity.\n');
	}
	return device;
}
