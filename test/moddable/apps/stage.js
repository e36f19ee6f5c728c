// Sets the stage for an example, the module `main`: by mcconfig's key=value, another clock and another chance.
import config from 'mc/config';

const RealDate = Date;
const start = Date.now();

/** Unix milliseconds: `now` seconds for ever, or seconds since 1970 until `unset` seconds are over. */
function clock() {
	if (config.now) return 1000 * Number(config.now);
	const time = RealDate.now();
	return config.unset && time - start < 1000 * Number(config.unset) ? time - start : time;
}

globalThis.Date = class extends RealDate {
	constructor(...args) {
		super(...(args.length > 0 ? args : [clock()]));
	}

	static now() {
		return clock();
	}
};
if (config.chance)
	globalThis.Math = Object.create(Math, { random: { value: () => Number(config.chance) } });

import('main');
