import { EXIT, type Exit } from './exit.js';

const STATUSES = {
	SIGHUP: EXIT.hangup,
	SIGINT: EXIT.interrupted,
	SIGTERM: EXIT.terminated,
} as const;

type Stop = (status: Exit) => void;

const stops = new Set<Stop>();
let isStopping = false;

/** Ends the program on SIGHUP, SIGINT and SIGTERM: at once, unless somebody has to clean up first. */
export function listenToSignals(): void {
	for (const [signal, status] of Object.entries(STATUSES))
		process.on(signal, () => {
			if (isStopping || stops.size === 0) process.exit(status);
			isStopping = true;
			for (const stop of stops) stop(status);
		});
}

/**
 * Lets `stop` end what goes on instead, with the status that a shell would report; a second signal ends the program.
 * Call what is returned when there is nothing left to clean up.
 */
export function stopOn(stop: Stop): () => void {
	stops.add(stop);
	return () => stops.delete(stop);
}
