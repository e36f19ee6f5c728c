import type { Call } from '../command.js';
import { EXIT, type Exit } from '../exit.js';
import { type Failed, failedMessage } from '../failure.js';
import type { SecretFile } from '../store.js';
import { styleText } from '../style.js';
import { type Message, message } from '../words/index.js';

/** Where a secret goes, and what stops the registration. */
export interface Task {
	/** Undefined if it is printed, or is known anyway. */
	readonly file: SecretFile | undefined;
	readonly isPrinted: boolean;
	readonly signal: AbortSignal;
}

/** Says what the platform refused, in its own words, and why that may be. */
export async function tellRefusal(
	{ values, say, output }: Call,
	{ code, text, advice, secret }: RefusalText,
): Promise<Exit> {
	const shown = printable(text, secret);
	if (values.json)
		await output.line(
			JSON.stringify({ kind: 'refused', code: printable(code, secret), message: shown }),
		);
	else {
		const refusal = message('register.refused', { code: printable(code, secret), text: shown });
		output.error(styleText('red', say(refusal), process.stderr));
		output.error(say(advice));
	}
	return EXIT.refused;
}

export interface RefusalText {
	readonly code: string;
	/** The platform's own words, which may be anything. */
	readonly text: string;
	readonly advice: Message;
	readonly secret: string;
}

export async function tellFailure({ values, say, output }: Call, failure: Failed): Promise<Exit> {
	const { kind, code, reason, advice } = failure;
	if (values.json) {
		const said = { message: say(reason), advice: advice && say(advice) };
		await output.line(JSON.stringify({ kind, code, ...said }));
	} else {
		output.error(styleText('red', say(failedMessage(failure)), process.stderr));
		if (advice) output.error(say(advice));
	}
	return EXIT.unanswered;
}

/** A server's words without control characters, at most 300 of them, and without the secret. */
function printable(text: string, secret: string): string {
	return text
		.replaceAll(secret, '***')
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
		.slice(0, 300);
}
