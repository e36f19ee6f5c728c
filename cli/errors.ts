import { type Key, type Message, type MessageArguments, message } from './words/index.js';

/** Bad input: a person can put it right. It is reported without a stack. */
export class InputError extends Error {
	readonly text: Message;

	constructor(text: Message) {
		super(text.key);
		this.text = text;
	}
}

/** What was to be printed or stored could not be written. */
export class OutputError extends Error {
	readonly text: Message;

	constructor(text: Message) {
		super(text.key);
		this.text = text;
	}
}

/** Ended by a signal, which had its effect already. */
export class Stopped extends Error {}

export function badInput<K extends Key>(key: K, ...params: MessageArguments<K>): never {
	throw new InputError(message(key, ...params));
}

/** Throws bad input in the form that the library's errors have. */
export function refuse(field: string, expected: Message | string, got: Message | string): never {
	return badInput('refusal', { field, expected, got });
}
