import { start } from 'app';
import { Clock, now } from 'clock';
import config from 'mc/config';
import type { TencentDevice } from 'mqtt-signin/tencent';
import { keepOnline } from 'online';
import { register, storedDevice } from 'registration';

// First boot: the firmware knows the product, and the board registers itself as a device of it, once
// there is a network and the clock is set.

const { productId, productSecret } = config;
const device = storedDevice(productId);
if (device) start(device, keepOnline);
else firstBoot();

function firstBoot(): void {
	let isOnline = false;
	let isRegistering = false;
	let tell = (isUp: boolean) => {
		if (isUp && now() === undefined) clock.ask();
		else if (isUp) begin();
	};
	const clock = new Clock(() => begin());

	function begin(): void {
		if (isRegistering || !isOnline) return;
		isRegistering = true;
		try {
			register({ productId, productSecret }, registered);
		} catch (error) {
			trace(`This board cannot register: ${(error as Error).message}.\n`);
		}
	}

	function registered(device: TencentDevice): void {
		start(device, (onChanged) => {
			tell = onChanged;
			onChanged(isOnline);
		});
	}

	trace('This board has no identity yet.\n');
	keepOnline((isUp) => {
		isOnline = isUp;
		tell(isUp);
	});
}
