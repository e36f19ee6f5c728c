import { CLOUD_FORMS, type CloudName, type Explanation, explain } from '../../../explain/index.js';
import type { Values } from '../clouds/form.js';

/** What came of a question, and what it was asked with. */
export interface Answer {
	readonly explanation: Explanation;
	/** Whether the time was not understood, so that this computer's clock was taken. */
	readonly isTimeWrong: boolean;
}

/**
 * Explains a text. `cloud` is empty where it is to be recognized; the device is then that of the recognized cloud, so that
 * it is asked twice.
 */
export function ask(
	input: string,
	cloud: string,
	forms: Readonly<Record<string, Values>>,
	sentAt: string,
): Answer {
	const now = readTime(sentAt.trim());
	const question = {
		input,
		now,
		...(cloud !== '' && { cloud: cloud as CloudName }),
	};
	const first = explain(question);
	const name = cloud || first.cloud;
	const device = name === undefined ? {} : deviceOf(name, forms[name] ?? {});
	const isTimeWrong = sentAt.trim() !== '' && now === undefined;
	const isSame = Object.keys(device).length === 0;
	return { explanation: isSame ? first : explain({ ...question, device }), isTimeWrong };
}

/** The identity and the secret that were typed, as far as the explainer knows them. */
function deviceOf(cloud: string, values: Values): Record<string, string> {
	const device: Record<string, string> = {};
	for (const { name } of CLOUD_FORMS[cloud as CloudName].device) {
		const value = values[name]?.trim();
		if (value) device[name] = value;
	}
	return device;
}

/** Reads Unix seconds, or a date as ISO 8601 has it. */
function readTime(text: string): number | undefined {
	if (text === '') return undefined;
	const seconds = /^\d{9,12}$/.test(text) ? Number(text) : Date.parse(text) / 1000;
	return Number.isFinite(seconds) ? seconds : undefined;
}
