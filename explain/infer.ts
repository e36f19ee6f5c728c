import type { CloudForm, Fields } from './clouds/form.js';
import { readField } from './fields.js';
import type { Device } from './identity.js';

const KNOWN = new WeakMap<Fields, { readonly form: CloudForm; readonly device: Device }>();

/** The device that the fields themselves name, for comparing them with each other. */
export function inferDevice(form: CloudForm, fields: Fields): Device {
	const known = KNOWN.get(fields);
	if (known?.form === form) return known.device;
	const device = infer(form, fields);
	KNOWN.set(fields, { form, device });
	return device;
}

function infer(form: CloudForm, fields: Fields): Device {
	const device: Record<string, string> = {};
	for (const name of ['username', 'password', 'clientId'] as const) {
		const text = fields[name];
		if (text === undefined) continue;
		const { parts } = readField(form, name, text, {});
		for (const { name: part, text: value } of Object.values(parts)) {
			const slot = form.slots[part];
			if (slot?.kind !== 'identity') continue;
			// Two names in the wrong order, where they cannot be in the right one.
			const reversed = slot.template.replace(/^(\{\w+\})(.*)(\{\w+\})$/, '$3$2$1');
			const templates = [slot.template, ...(slot.also ?? []), reversed];
			const known = templates.map((template) => match(form, template, value));
			Object.assign(
				device,
				known.find((fields) => isNew(fields, device)),
			);
		}
	}
	return device;
}

/** Whether fields say something, and nothing that contradicts what is known. */
function isNew(fields: Record<string, string>, device: Device): boolean {
	const names = Object.keys(fields);
	return (
		names.length > 0 &&
		names.every((name) => device[name] === undefined || device[name] === fields[name])
	);
}

/** The fields of a template in a text, or none where it does not fit. */
export function match(form: CloudForm, template: string, text: string): Record<string, string> {
	let source = '';
	let at = 0;
	for (const { index, 0: whole, 1: name } of template.matchAll(/\{(\w+)\}/g)) {
		const pattern = form.device.find((field) => field.name === name)?.pattern?.source ?? '.+';
		const inner = pattern.replace(/^\^|\$$/g, '').replace(/\((?!\?)/g, '(?:');
		source += `${template.slice(at, index).replace(/\W/g, '\\$&')}(?<${name}>${inner})`;
		at = index + whole.length;
	}
	source += template.slice(at).replace(/\W/g, '\\$&');
	return { ...new RegExp(`^${source}$`).exec(text)?.groups };
}
