/** Stands in for the board's module: Moddable's simulator uses the computer's network, which is always there. */
export default class WiFi {
	readonly connection: number = 500;
	readonly address: string | undefined = '127.0.0.1';
	constructor(readonly options: object) {}
	connect(_options: object): void {}
	disconnect(): void {}
}
