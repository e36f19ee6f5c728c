import type { Credentials } from '../src/cloud.js';
import type { Server } from './attempt.js';
import type { Call } from './command.js';
import type { Account } from './device.js';
import { findingLines, findingObjects, loadExplain } from './findings.js';

export interface Refusal {
	readonly account: Account;
	readonly credentials: Credentials;
	readonly server: Server;
	readonly keepAlive: number;
	readonly returnCode: number;
}

/** Says why a server refused what was signed here, what is certain first, but for what the return code says. */
export async function explainRefusal(
	{ language, say }: Call,
	{ account, credentials, server, keepAlive, returnCode }: Refusal,
): Promise<{ readonly lines: string[]; readonly objects: object[] }> {
	const { explain, word } = await loadExplain();
	const { clientId, username, password } = credentials;
	const { name, entry, device, secret, lifetime } = account;
	const { findings } = explain({
		cloud: name,
		device: { ...device, [entry.secret]: secret },
		...{ clientId, username, password, returnCode, keepAlive, lifetime },
		host: server.host,
		port: server.port,
	});
	const others = findings.filter(({ code }) => code !== 'refused.code');
	return {
		lines: findingLines({ findings: others }, { word, language, say }),
		objects: findingObjects(others, word, language),
	};
}
