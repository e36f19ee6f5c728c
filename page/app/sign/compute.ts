import type { Cloud, Credentials } from '../../../src/cloud.js';
import type { CloudForm, FieldForm, Values } from '../clouds/form.js';

/** What comes of what was typed. */
export type Result =
	| { readonly kind: 'missing'; readonly fields: readonly string[] }
	| { readonly kind: 'wrong'; readonly error: unknown }
	| {
			readonly kind: 'signed';
			readonly cloud: Cloud;
			readonly credentials: Credentials;
			readonly derived: ReturnType<NonNullable<CloudForm['derived']>>;
	  };

export type Signed = Extract<Result, { kind: 'signed' }>;

/** Returns the fields that are asked for. */
export function asked(fields: readonly FieldForm[], values: Values): FieldForm[] {
	return fields.filter(({ when }) => when?.(values) ?? true);
}

/** Returns what was typed without the spaces around it, and without fields that are not asked for. */
export function trimmed(form: CloudForm, values: Values): Values {
	const names = new Set(
		[...form.fields, ...form.extras]
			.filter(({ when }) => when !== undefined && !when(values))
			.map(({ name }) => name),
	);
	return Object.fromEntries(
		Object.entries(values)
			.filter(([name]) => !names.has(name))
			.map(([name, value]) => [name, value.trim()]),
	);
}

/** Signs with what was typed. `now` is this computer's clock in Unix seconds. */
export function sign(form: CloudForm, typed: Values, now: number): Result {
	const values = trimmed(form, typed);
	const { time = 'now', at = '' } = values;
	const required = asked(form.fields, values).filter(
		(field) => field.kind === 'text' && !field.optional,
	);
	const missing = required.map(({ name }) => name).filter((name) => !values[name]);
	const isFixed = form.time !== undefined && time === 'fixed';
	if (isFixed && at === '') missing.push('at');
	if (missing.length > 0) return { kind: 'missing', fields: missing };
	try {
		const cloud = form.cloud(values);
		const credentials = isFixed
			? form.fixed(values, at)
			: cloud.sign(time === 'none' && form.time?.noClock ? undefined : now);
		return { kind: 'signed', cloud, credentials, derived: form.derived?.(values) };
	} catch (error) {
		return { kind: 'wrong', error };
	}
}
