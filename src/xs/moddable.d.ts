/** What src/xs takes of the Moddable SDK's module of this name, modules/base/timer. */
declare module 'timer' {
	// biome-ignore lint/complexity/noStaticOnlyClass: the SDK's
	class Timer {
		static set(callback: () => void, milliseconds: number): Timer;
		static clear(timer: unknown): void;
	}
	export default Timer;
}
