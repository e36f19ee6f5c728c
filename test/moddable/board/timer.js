// Moddable's timers without the time: what is due next is called next.
const state = { queue: [], now: 0 };

const Timer = {
	set(callback, delay = 0) {
		const timer = { callback, at: state.now + delay };
		state.queue.push(timer);
		return timer;
	},
	/** None of what is tested lives long enough. */
	repeat() {
		return undefined;
	},
	clear(timer) {
		const index = state.queue.indexOf(timer);
		if (index >= 0) state.queue.splice(index, 1);
	},
	/** Lets the time pass until nothing is left to do. */
	run() {
		while (state.queue.length > 0) {
			const next = state.queue.reduce((first, timer) => (timer.at < first.at ? timer : first));
			Timer.clear(next);
			state.now = next.at;
			next.callback();
		}
	},
	get pending() {
		return state.queue.length;
	},
};

export default Timer;
