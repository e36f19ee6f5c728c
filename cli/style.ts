const CODES = { bold: 1, red: 31, green: 32, yellow: 33 } as const;

/** Colours a text for a terminal, and leaves it alone anywhere else; NO_COLOR is respected. */
export function styleText(
	style: keyof typeof CODES,
	text: string,
	stream: NodeJS.WriteStream = process.stdout,
): string {
	const { NO_COLOR, TERM } = process.env;
	const isPlain = !stream.isTTY || Boolean(NO_COLOR) || TERM === 'dumb';
	return isPlain ? text : `\u001b[${CODES[style]}m${text}\u001b[0m`;
}
