import type { CloudForm, FieldName } from './clouds/form.js';
import { CLOUD_FORMS } from './clouds/index.js';

/** The cloud whose form the fields have, if that is clear, and how many marks of `own` they have. */
export function recognize(
	fields: Readonly<Partial<Record<FieldName, string>>>,
	own?: CloudForm,
): [best: CloudForm | undefined, own: number] {
	const scores = Object.values(CLOUD_FORMS).map((form) => ({ form, score: marksOf(form, fields) }));
	scores.sort((a, b) => b.score - a.score);
	const [first, second] = scores;
	const best =
		first && first.score > 0 && first.score > (second?.score ?? 0) ? first.form : undefined;
	return [best, own ? marksOf(own, fields) : 0];
}

function marksOf(
	{ marks }: CloudForm,
	fields: Readonly<Partial<Record<FieldName, string>>>,
): number {
	return (Object.keys(marks) as FieldName[]).filter((name) => {
		const text = fields[name];
		return text !== undefined && marks[name]?.test(text);
	}).length;
}
