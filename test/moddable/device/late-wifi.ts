/** In the place of the example's stand-in: an access point that comes up after 5 s, and is away from second 20 to 25. */
export default class WiFi {
	#began = Date.now();
	#joined: number | undefined;

	get #isUp(): boolean {
		const seconds = (Date.now() - this.#began) / 1000;
		return seconds > 5 && (seconds < 20 || seconds > 25);
	}

	get connection(): number {
		if (!this.#isUp) this.#joined = undefined;
		if (this.#joined === undefined) return 200;
		return Date.now() - this.#joined > 1500 ? 500 : 400;
	}

	get address(): string | undefined {
		return this.connection === 500 ? '127.0.0.1' : undefined;
	}

	constructor(readonly options: object) {}

	connect({ SSID }: { SSID: string }): void {
		if (SSID === 'home' && this.#isUp) this.#joined = Date.now();
	}

	disconnect(): void {
		this.#joined = undefined;
	}
}
