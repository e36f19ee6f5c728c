import { asSent, choicesFor, OMITTED, type Sent } from './choices.js';
import type { CloudForm } from './clouds/form.js';
import { CLOUD_FORMS } from './clouds/index.js';
import { type Finding, fault } from './findings.js';
import type { Variant } from './keys.js';
import { inOtherForm } from './other-forms.js';
import { type Draft, edits, SEPARATORS, structures } from './structures.js';

const PLACE = { field: 'password' } as const;

/** What one part of the message may have been. */
interface Choices {
	readonly template: string;
	readonly choices: readonly Variant<string>[];
}

/** The texts that may have been signed, by how many mistakes they take. They are made when they are asked for. */
export class Messages {
	readonly #form: CloudForm;
	readonly #sent: Sent;
	#known: readonly Choices[] | undefined;
	readonly #seen = new Set<string>();
	readonly #levels: Variant<string>[][] = [];

	constructor(form: CloudForm, sent: Sent) {
		this.#form = form;
		this.#sent = sent;
	}

	/** What each part may have been. */
	get #choices(): readonly Choices[] {
		this.#known ??= this.#form.message.parts
			.map((template) => ({ template, choices: choicesFor(this.#form, template, this.#sent) }))
			.filter(({ choices }) => choices.length > 0);
		return this.#known;
	}

	/** Returns the text that is right for what was sent, or undefined if not all of it is there. */
	right(): string | undefined {
		const { parts, separator } = this.#form.message;
		const texts = parts.map((template) => asSent(this.#form, template, this.#sent));
		return texts.includes(undefined) ? undefined : texts.join(separator);
	}

	/** Returns the texts that take so many mistakes and not fewer. */
	at(cost: number): readonly Variant<string>[] {
		for (let level = this.#levels.length; level <= cost; level++)
			this.#levels.push(this.#make(level));
		return this.#levels[cost];
	}

	#make(cost: number): Variant<string>[] {
		const form = this.#form;
		const made: Variant<string>[] = [];
		/** Of thousands of texts most are known already, and nothing is made for them. */
		const add = (value: string, ...found: readonly (readonly Finding[])[]) => {
			if (this.#seen.has(value)) return;
			this.#seen.add(value);
			made.push({ value, cost, found: found.length > 1 ? found.flat() : found[0] });
		};
		for (const variant of fieldTexts(form, this.#sent))
			if (variant.cost === cost) add(variant.value, variant.found);
		for (const draft of this.#drafts(cost)) add(draft.parts.join(draft.separator), draft.found);
		for (const draft of cost > 0 ? this.#drafts(cost - 1) : []) {
			const text = draft.parts.join(draft.separator);
			for (const { value, found } of [...structures(draft), ...edits(text)])
				add(value, draft.found, found);
		}
		const others = otherTexts(form, this.#sent);
		if (cost === 1) for (const { value, found } of others) add(value, found);
		if (cost === 2)
			for (const other of others)
				for (const { value, found } of edits(other.value, true)) add(value, other.found, found);
		for (const draft of cost > 1 ? this.#drafts(cost - 2) : []) {
			const text = draft.parts.join(draft.separator);
			for (const first of [...structures(draft), ...edits(text)])
				for (const { value, found } of edits(first.value, true))
					add(value, draft.found, first.found, found);
		}
		return made;
	}

	/** The parts of the message, each as it was sent or otherwise, with exactly so many mistakes. */
	#drafts(cost: number): Draft[] {
		let all = this.#separators();
		for (const { template, choices } of this.#choices)
			all = all.flatMap((draft) =>
				choices
					.filter((choice) => draft.cost + choice.cost <= cost)
					.map((choice) => ({
						separator: draft.separator,
						...(choice.value === OMITTED
							? draft
							: {
									parts: [...draft.parts, choice.value],
									templates: [...draft.templates, template],
								}),
						cost: draft.cost + choice.cost,
						found: choice.cost === 0 ? draft.found : [...draft.found, ...choice.found],
					})),
			);
		return all.filter((draft) => draft.cost === cost);
	}

	/** Empty drafts: with the right separator, and with others. */
	#separators(): Draft[] {
		const { separator: right, parts } = this.#form.message;
		const others = parts.length > 1 ? SEPARATORS.filter((other) => other !== right) : [];
		return [
			{ parts: [], templates: [], separator: right, cost: 0, found: [] },
			...others.map((separator) => ({
				parts: [],
				templates: [],
				separator,
				cost: 1,
				found: [fault('message.separator', { expected: right, shown: separator }, PLACE)],
			})),
		];
	}
}

/** Whole fields. Where the message is one, it may have been signed with its accidents. */
function fieldTexts({ message }: CloudForm, { raw, clean }: Sent): Variant<string>[] {
	const variants: Variant<string>[] = [];
	for (const field of ['clientId', 'username'] as const)
		for (const value of [raw[field], clean[field]]) {
			if (value === undefined) continue;
			const finding = fault('message.field', { other: field }, PLACE);
			variants.push(
				field === message.field
					? { value, cost: 0, found: [] }
					: { value, cost: 1, found: [finding] },
			);
		}
	return variants;
}

/** Texts that have nothing to do with the right one. */
function otherTexts(form: CloudForm, { clean, device, parts }: Sent): Variant<string>[] {
	const variants: Variant<string>[] = [];
	const add = (value: string, finding: Finding) =>
		variants.push({ value, cost: 1, found: [finding] });
	add('', fault('message.empty', {}, PLACE));
	if (clean.clientId !== undefined && clean.username !== undefined)
		add(clean.clientId + clean.username, fault('message.field', { other: 'clientId' }, PLACE));
	for (const [name, part] of Object.entries(parts))
		if (form.slots[name]?.kind !== 'token')
			add(part.text, fault('message.only', { part: name }, PLACE));
	for (const other of Object.values(CLOUD_FORMS)) {
		if (other.name === form.name || other.mac === 'message-is-key') continue;
		for (const text of inOtherForm(form, other, device, parts, clean.clientId))
			add(text, fault('message.other-cloud', { cloud: other.name }, PLACE));
	}
	return variants;
}
