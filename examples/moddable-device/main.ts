import { Clock, now } from 'clock';
import { type Device, makeCloud, makeTopics } from 'cloud';
import { identity } from 'identity';
import { isTLS } from 'network';
import { keepOnline } from 'online';
import { Session } from 'session';
import Timer from 'timer';

/** Seconds between two readings; the command {"period": 60} changes it. */
const PERIOD = 10;

function start(device: Device): void {
	const session = new Session({
		cloud: makeCloud(device, isTLS),
		topics: makeTopics(device),
		onCommand: follow,
		onDoubt: () => clock.ask(),
	});
	const clock = new Clock((change) => session.clockSet(change));
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

	keepOnline((isOnline) => {
		session.setOnline(isOnline);
		if (isOnline && now() === undefined) clock.ask();
	});
}

try {
	start(identity());
} catch (error) {
	trace(`This board cannot sign in: ${(error as Error).message}.\n`);
	trace('Write its identity into identity.json, as docs/moddable.md says.\n');
}
