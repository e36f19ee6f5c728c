import WiFi from 'embedded:network/interface/wifi';
import config from 'mc/config';
import Timer from 'timer';

/** Seconds for one attempt to join the Wi-Fi and get an address. */
const ATTEMPT = 15;
/** What `connection` is from the access point on, and with an address. */
const JOINED = 400;
const CONNECTED = 500;

/**
 * Keeps the board on its Wi-Fi: joins it, also if the access point comes up later than the board, and joins it again after
 * each loss. Looks once a second, because not every change is announced: on ESP32, a lost address is not.
 */
export function keepOnline(onChanged: (isOnline: boolean) => void): void {
	const { ssid, password } = config;
	const wifi = new WiFi({});
	let isOnline = false;
	let second = 0;
	let said = '';

	/** Says it once, not every 15 s. */
	function say(problem: string): void {
		if (problem !== said) trace(`${problem}. Trying every ${ATTEMPT} s.\n`);
		said = problem;
	}

	function look(): void {
		// Without an IPv4 address, ESP32 has one of another kind.
		const hasAddress = wifi.connection >= CONNECTED && !!wifi.address?.includes('.');
		if (hasAddress !== isOnline) {
			isOnline = hasAddress;
			second = 0;
			said = '';
			trace(isOnline ? `Wi-Fi is up, with the address ${wifi.address}.\n` : 'Wi-Fi is down.\n');
			onChanged(isOnline);
		}
		if (isOnline) return;
		second = (second % ATTEMPT) + 1;
		try {
			if (!ssid) say('This firmware was built without ssid, the name of a Wi-Fi');
			else if (second === 1) wifi.connect({ SSID: ssid, ...(password && { password }) });
			else if (second === ATTEMPT) {
				if (wifi.connection >= JOINED) say(`Wi-Fi ${ssid} gives no address`);
				else say(`Wi-Fi ${ssid} is out of reach, or has another password`);
				wifi.disconnect();
			}
		} catch (error) {
			say(`Wi-Fi ${ssid}: ${(error as Error).message}`);
		}
	}

	Timer.repeat(look, 1000);
	look();
}
