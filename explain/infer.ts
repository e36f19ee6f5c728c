import type { CloudForm, FieldName } from './clouds/form.js';
import { readField } from './fields.js';
import type { Device } from './identity.js';

/** The device that the fields themselves name, for comparing them with each other. */
export function inferDevice(
	form: CloudForm,
	fields: Readonly<Partial<Record<FieldName, string>>>,
): Device {
	const device: Record<string, string> = {};
	for (const name of ['username', 'password', 'clientId'] as const) {
		const text = fields[name];
		if (text === undefined || (form.name === 'baidu' && name === 'clientId')) continue;
		const { parts } = readField(form, name, text, {});
		for (const { name: part, text: value } of Object.values(parts)) {
			const slot = form.slots[part];
			if (slot?.kind === 'identity')
				Object.assign(device, { ...match(form, slot.template, value), ...device });
		}
	}
	return device;
}

/** The fields of a template in a text, or none where it does not fit. */
function match(form: CloudForm, template: string, text: string): Record<string, string> {
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
