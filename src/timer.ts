/** What Moddable's module `timer` offers; a board's bundle has that instead of this file. */
export interface Timers {
	set(callback: () => void, milliseconds: number): unknown;
	clear(timer: unknown): void;
}

interface Host {
	setTimeout?(callback: () => void, milliseconds: number): unknown;
	clearTimeout?(timer: unknown): void;
}

/** The host's timers. A host without them has no time that could run out. */
export const Timer: Timers = /* @__PURE__ */ Object.freeze({
	set: (callback: () => void, milliseconds: number) =>
		(globalThis as Host).setTimeout?.(callback, milliseconds),
	clear: (timer: unknown) => (globalThis as Host).clearTimeout?.(timer),
});
