import { percentEncode } from './bytes.js';
import type { CloudForm } from './clouds/form.js';
import type { Part } from './fields.js';
import { type Device, fill } from './identity.js';

/** Returns the texts that another cloud would want signed of the same device at the same time. */
export function inOtherForm(
	form: CloudForm,
	other: CloudForm,
	device: Device,
	parts: Readonly<Record<string, Part>>,
	clientId: string | undefined,
): string[] {
	const translated = translate(form, other, device);
	const own = Object.values(translated).find((value) => value !== undefined);
	const ids = [translated.deviceName ?? own, clientId];
	const texts = Object.keys(other.methods).flatMap((method) =>
		ids.flatMap((id) =>
			timesIn(form, parts).map((time) => {
				const valueFor = (name: string, isEncoded: boolean): string => {
					const slot = other.slots[name];
					switch (slot?.kind) {
						case 'identity': {
							const text = fill(slot.template, translated) ?? '';
							return isEncoded ? percentEncode(text) : text;
						}
						case 'time':
							return time;
						case 'method':
							return method;
						default:
							if (name === 'id') return id ?? '';
							return parts[name]?.text ?? (slot && 'usual' in slot ? (slot.usual?.[0] ?? '') : '');
					}
				};
				return other.message.parts
					.map((template) =>
						template.replace(/\{(%?)([\w-]+)\}/, (_, percent: string, name: string) =>
							valueFor(name, percent !== ''),
						),
					)
					.join(other.message.separator);
			}),
		),
	);
	return [...new Set(texts)];
}

/** The device in another cloud's words. */
function translate(form: CloudForm, other: CloudForm, device: Device): Device {
	const translated: Record<string, string | undefined> = {};
	for (const { name, role } of other.device) {
		const own = form.device.find((field) => field.role === role && role !== 'secret');
		translated[name] = own && device[own.name];
	}
	return translated;
}

/** The time that was sent, as it is and in the other unit. */
function timesIn(form: CloudForm, parts: Readonly<Record<string, Part>>): string[] {
	const time = Object.values(parts).find(({ name }) => form.slots[name]?.kind === 'time')?.text;
	if (time === undefined) return [''];
	if (/^\d{10}$/.test(time)) return [time, `${time}000`];
	return /^\d{13}$/.test(time) ? [time, time.slice(0, -3)] : [time];
}
