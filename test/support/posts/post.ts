import type { CloudName } from '../../../explain/index.js';

/** What somebody gives when asking why a device is refused. */
export interface Asked {
	/** What was pasted: text, or a file's bytes in hexadecimal digits. */
	readonly input?: string;
	readonly bytes?: string;
	readonly cloud?: CloudName;
	readonly device?: Readonly<Record<string, string>>;
	readonly clientId?: string;
	readonly username?: string;
	readonly password?: string;
	readonly returnCode?: number;
	readonly host?: string;
	readonly port?: number;
	readonly keepAlive?: number;
	/** Unix seconds; default NOW. */
	readonly now?: number;
	readonly lifetime?: number;
}

/** A question of somebody's, and what is true of it, decided before anything was explained. */
export interface Post {
	readonly id: string;
	/** Where somebody asked it, for those that were seen and not thought of. */
	readonly source?: string;
	/** The true cause in words. */
	readonly cause: string;
	readonly asked: Asked;
	/** Codes that say the cause, one of which must come first; none if nothing is wrong. */
	readonly first: readonly string[];
	/** For each further cause the codes that say it, one of which must be there. */
	readonly all?: readonly (readonly string[])[];
	/** Codes of faults that are true too, and may be there. */
	readonly also?: readonly string[];
	/** What the first finding must say in English. */
	readonly says?: string;
	/** Codes of what would be false here, also as a note. */
	readonly never?: readonly string[];
	/** Whether nothing can be checked, since not all of client id, user name and password are there. */
	readonly partial?: true;
}

/** 2026-11-25T09:46:40Z. */
export const NOW = 1_795_600_000;

/** Causes of a refusal of which nothing else is known; they are said to be possible. */
export const CAUSES: readonly string[] = [
	'secret',
	'identity',
	'clock',
	'token',
	'disabled',
	'renewed',
	'host',
	'rate',
	'client-id',
	'keep-alive',
	'version',
	'unavailable',
	'certificate',
].map((cause) => `cause.${cause}`);
