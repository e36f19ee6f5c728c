import type { Attempt } from './attempt.js';
import { type Message, message } from './words/index.js';

type Refused = Extract<Attempt, { kind: 'refused' }>;
export type Failed = Exclude<Attempt, Refused | { kind: 'accepted' } | { kind: 'stopped' }>;

/** What a CONNACK with a return code other than 0 says. */
export function refusedMessage({ returnCode }: Refused): Message {
	const meaning = message(`refused.${returnCode as 1 | 2 | 3 | 4 | 5}`);
	return message('connect.refused', { meaning, code: returnCode });
}

export function failedMessage({ kind, reason }: Failed): Message {
	return message(`failed.${kind}`, { reason });
}
