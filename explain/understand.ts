import type { CloudForm } from './clouds/form.js';
import type { Finding } from './findings.js';
import { type Case, FIELD_NAMES } from './gather.js';
import type { Reading } from './input.js';
import type { Understanding } from './items.js';

/** Says what everything was taken for. */
export function understandingOf(given: Case): Understanding[] {
	const { question, reading, printed, packets, form } = given;
	const understood: Understanding[] = [...reading.understood, ...printed.understood];
	for (const field of FIELD_NAMES) {
		const found = reading.fields[field];
		if (found === undefined) continue;
		const place = { field, ...(found.inInput && { inInput: found.inInput }) };
		understood.push(
			field === 'password'
				? { code: 'field.hidden', params: { characters: found.value.length }, ...place }
				: { code: 'field.value', params: { shown: found.value }, ...place },
		);
		if (question[field] !== undefined || reading.others.length > 0)
			understood.push({ code: 'field.another', field, params: {} });
	}
	for (const [part, shown] of Object.entries(reading.device))
		understood.push(
			isSecretName(part, form)
				? { code: 'device.secret', params: { part } }
				: { code: 'device.value', params: { part, shown } },
		);
	if (reading.host !== undefined)
		understood.push({ code: 'field.value', field: 'host', params: { shown: reading.host } });
	for (const field of ['port', 'keepAlive', 'returnCode'] as const) {
		const value = reading[field];
		if (value !== undefined)
			understood.push({ code: 'field.value', field, params: { shown: String(value) } });
	}
	for (const { type, length } of packets)
		understood.push({ code: 'packet.value', field: 'packet', params: { type, bytes: length } });
	if (form && question.cloud === undefined)
		understood.push({ code: 'cloud.recognized', params: { cloud: form.name } });
	return understood;
}

/** Names that no cloud uses for anything public. */
export function isSecretName(name: string, form: CloudForm | undefined): boolean {
	const field = form?.device.find((known) => known.name === name);
	if (field) return field.role === 'secret';
	return /secret|key$|psk/i.test(name) && !/productkey|accesskeyid|keyname/i.test(name);
}

/** Adds where in the pasted text a finding is. */
export function locate(finding: Finding, reading: Reading): Finding {
	const { field, position } = finding;
	if (field === 'packet')
		return reading.bytesInInput ? { ...finding, inInput: reading.bytesInInput } : finding;
	if (field !== 'clientId' && field !== 'username' && field !== 'password') return finding;
	const range = reading.fields[field]?.inInput;
	if (!range) return finding;
	if (!position) return { ...finding, inInput: range };
	const start = range.start + position.start;
	return { ...finding, inInput: { start, end: range.start + position.end } };
}
