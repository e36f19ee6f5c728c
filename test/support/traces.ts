/** Runs without the traces that take most of the time of a million errors, where the engine lets one leave them out. */
export function withoutTraces(run: () => void): void {
	const { stackTraceLimit } = Error;
	if (Object.isExtensible(Error)) Error.stackTraceLimit = 0;
	try {
		run();
	} finally {
		if (Object.isExtensible(Error)) Error.stackTraceLimit = stackTraceLimit;
	}
}
