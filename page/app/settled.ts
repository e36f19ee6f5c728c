import { useEffect, useState } from 'preact/hooks';

/** Milliseconds without a keystroke. */
const PAUSE = 120;

/** Returns a value once it has not changed for a moment, so that typing does not wait for what follows from it. */
export function useSettled<T>(value: T): T {
	const [settled, setSettled] = useState(value);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(value), PAUSE);
		return () => clearTimeout(timer);
	}, [value]);
	return settled;
}
