import { BEST_FIT, fitOf } from './align.js';
import type { CloudForm, FieldName, Fields } from './clouds/form.js';
import { withoutSecret } from './device.js';
import { readField } from './fields.js';
import { type Finding, fault } from './findings.js';
import type { Device } from './identity.js';

/** Puts fields that stand in each other's place where they belong. */
export function sort(
	form: CloudForm,
	given: Fields,
	device: Device,
): { fields: Fields; found: Finding[] } {
	let fields = given;
	const found: Finding[] = [];
	const identity = withoutSecret(form, device);
	const fits = new Map<string, number>();
	const fit = (name: FieldName, text: string) => {
		const key = `${name} ${text}`;
		const known = fits.get(key) ?? fitOfField(form, name, text, identity);
		fits.set(key, known);
		return known;
	};
	for (const [a, b] of [
		['username', 'password'],
		['clientId', 'username'],
		['clientId', 'password'],
	] as const) {
		const [first, second] = [fields[a], fields[b]];
		if (!first || !second || first === second) continue;
		const own = fit(a, first) + fit(b, second);
		if (bestFitOfField(form, a) + bestFitOfField(form, b) < own + MUCH_BETTER) continue;
		if (fit(a, second) + fit(b, first) < own + MUCH_BETTER) continue;
		found.push(fault('fields.swapped', { other: b }, { field: a }));
		fields = { ...fields, [a]: second, [b]: first };
	}
	return { fields, found };
}

const MUCH_BETTER = 3;

/** How well the right text fits a field. */
function bestFitOfField({ fields, slots }: CloudForm, name: FieldName): number {
	const names = fields[name].parts.flatMap((part) =>
		typeof part === 'string' ? [part] : Object.values(part.keys),
	);
	const best = names.map((part) => BEST_FIT[slots[part].kind]);
	return Math.max(...best);
}

/** How well a text fits a field: the mean of its parts, less for what is missing or too much. */
function fitOfField(form: CloudForm, name: FieldName, text: string, device: Device): number {
	const { parts, missing, found } = readField(form, name, text, device);
	const read = Object.values(parts);
	const fits = read.map((part) => fitOf(form, part.name, part.text, device));
	const sum = fits.reduce((total, fit) => total + fit, 0);
	const wrong = found.filter(({ code }) => code.startsWith('layout.')).length;
	return sum / Math.max(1, read.length + missing.length) - wrong;
}
