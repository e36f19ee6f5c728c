import type { Values } from './clouds/form.js';
import { CLOUDS, cloudNamed } from './clouds/index.js';

export const TABS = ['sign', 'explain', 'packet', 'register'] as const;
export type TabName = (typeof TABS)[number];

/** What a link asks for. */
export interface Link {
	readonly tab?: TabName | undefined;
	readonly cloud?: string | undefined;
	readonly values: Values;
	/** Text for the explainer, one `name: value` per line. */
	readonly text?: string | undefined;
	/** Names of the secrets that were in it, which are not used. */
	readonly refused: readonly string[];
}

const OTHER_FIELDS = ['time', 'lifetime', 'at', 'form'];
const EXPLAINED = ['clientId', 'username', 'returnCode'];
/** Never in a link, whatever a cloud calls it. */
const SECRET = /secret|password|passwd|token|signature|(?<!product)key$|psk|^packet$|^payload$/i;

/** Names that may stand in a link: of a cloud's fields all but its secrets. */
function publicNames(cloud: string): Set<string> {
	const { fields, extras } = cloudNamed(cloud);
	const names = [...fields, ...extras]
		.filter((field) => !(field.kind === 'text' && field.secret))
		.map(({ name }) => name);
	return new Set([...names, ...OTHER_FIELDS]);
}

/** Reads what stands behind the `#` of an address. */
export function readLink(hash: string): Link {
	const given = new URLSearchParams(hash.replace(/^#/, ''));
	const cloud = CLOUDS.find(({ name }) => name === given.get('cloud'))?.name;
	const allowed = publicNames(cloud ?? '');
	const values: Record<string, string> = {};
	const refused: string[] = [];
	for (const [name, value] of given) {
		if (allowed.has(name)) values[name] = value;
		else if (SECRET.test(name)) refused.push(name);
	}
	const tab = TABS.find((name) => name === given.get('tab'));
	const isExplained = tab === 'explain' || (tab === undefined && given.has('username'));
	const lines = EXPLAINED.filter((name) => given.has(name)).map(
		(name) => `${name}: ${given.get(name)}`,
	);
	return {
		tab: tab ?? (isExplained ? 'explain' : undefined),
		cloud,
		values,
		text: isExplained && lines.length > 0 ? lines.join('\n') : undefined,
		refused,
	};
}

/** Returns an address without what was refused. */
export function withoutSecrets(hash: string, refused: readonly string[]): string {
	const given = new URLSearchParams(hash.replace(/^#/, ''));
	for (const name of refused) given.delete(name);
	return `#${given}`;
}

/** Returns a link to a filled form, without its secrets. */
export function writeLink(cloud: string, values: Values): string {
	const allowed = publicNames(cloud);
	const parameters = new URLSearchParams({ cloud });
	for (const [name, value] of Object.entries(values))
		if (allowed.has(name) && value.trim() !== '') parameters.set(name, value.trim());
	return `${location.href.replace(/#.*/s, '')}#${parameters}`;
}
