import type { CloudForm } from './clouds/form.js';
import { CLOUD_FORMS } from './clouds/index.js';
import { type Device, namesIn } from './identity.js';
import { match } from './infer.js';

const SECRETS = ['secret', 'deviceSecret', 'key', 'accessKey'];

function plain(name: string): string {
	return name.toLowerCase().replace(/[\s_.-]/g, '');
}

/** Returns the device's fields under the cloud's own names. */
export function canonicalDevice(form: CloudForm, device: Device): Device {
	const entries = Object.entries(device).flatMap(([name, value]) =>
		value === undefined || value === '' ? [] : [[plain(name), value] as const],
	);
	const canonical: Record<string, string> = {};
	for (const { name, aliases = [], role } of form.device) {
		const isOwn = (alias: string) =>
			!form.device.some((other) => other.role !== 'secret' && other.aliases?.includes(alias));
		const general = role === 'secret' ? SECRETS.filter(isOwn) : [];
		const names = [name, ...aliases, ...general].map(plain);
		for (const alias of names) {
			const value = entries.find(([given]) => given === alias)?.[1];
			if (value !== undefined) canonical[name] ??= value;
		}
	}
	// A client id that is two of them joined may be known as one.
	const [part] = form.fields.clientId.parts;
	const slot = typeof part === 'string' ? form.slots[part] : undefined;
	if (
		device.clientId !== undefined &&
		slot?.kind === 'identity' &&
		namesIn(slot.template).length > 1
	)
		Object.assign(canonical, match(form, slot.template, device.clientId));
	return canonical;
}

/** Returns the cloud whose device has exactly these fields, by its own names. */
export function cloudOfDevice(device: Device): CloudForm | undefined {
	const names = Object.keys(device).filter((name) => device[name] !== undefined);
	const fits = Object.values(CLOUD_FORMS).filter((form) => {
		const required = form.device.filter(({ optional, role }) => !optional && role !== 'secret');
		const known = form.device.map(({ name }) => name);
		return (
			required.every(({ name }) => names.includes(name)) &&
			names.every((name) => known.includes(name))
		);
	});
	return fits.length === 1 ? fits[0] : undefined;
}

/** The fields that are known, but for the secret. */
export function withoutSecret(form: CloudForm, device: Device): Device {
	const names = form.device.filter(({ role }) => role !== 'secret').map(({ name }) => name);
	const known = names.filter((name) => device[name] !== undefined && device[name] !== '');
	return Object.fromEntries(known.map((name) => [name, device[name]]));
}
