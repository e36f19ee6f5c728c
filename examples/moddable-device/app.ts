import { type Device, makeCloud, makeTopics } from 'cloud';
import { isTLS } from 'network';
import { keepSignedIn } from 'session';
import Timer from 'timer';

/** Seconds between two readings; the command {"period": 60} changes it. */
const PERIOD = 10;

/** Runs the program; `watch` calls back when there is a network, and when there is none any more. */
export function start(
	device: Device,
	watch: (onChanged: (isOnline: boolean) => void) => void,
): void {
	const session = keepSignedIn({
		cloud: makeCloud(device, isTLS),
		topics: makeTopics(device),
		onCommand: follow,
	});
	let count = 0;
	const timer = Timer.repeat(() => {
		session.publish(JSON.stringify({ reading: ++count }));
	}, 1000 * PERIOD);

	/** Does what a command says; what it throws is traced. */
	function follow(command: string): void {
		trace(`Command: ${command}\n`);
		const { period } = JSON.parse(command);
		if (period >= 1 && period <= 86400) Timer.schedule(timer, 1000 * period, 1000 * period);
	}

	watch(session.setOnline);
}
