import type { FieldName } from '../clouds/form.js';
import { looksSigned } from './bare.js';
import type { Collector } from './reading.js';

type Name = FieldName | 'host' | 'port' | 'url';

/** Calls whose arguments have no names; QQ stands for a quoted text, NN for a number. */
const CALLS: readonly (readonly [RegExp, readonly Name[]])[] = [
	[/username_pw_set\(\s*QQ\s*,\s*(?:password\s*=\s*)?QQ/, ['username', 'password']],
	[
		/(?:\.connect|:auth|mqtt\.client)\(\s*QQ\s*(?:,\s*\d+\s*)?,\s*QQ\s*,\s*QQ/i,
		['clientId', 'username', 'password'],
	],
	[
		/MQTTClient\(\s*QQ\s*,\s*QQ(?:\s*,\s*NN(?:\s*,\s*QQ\s*,\s*QQ)?)?/,
		['clientId', 'host', 'port', 'username', 'password'],
	],
	[/\bMqtt\w*Client\(\s*(?:\w+\s*,\s*)?QQ\s*,\s*QQ/, ['url', 'clientId']],
	[/MQTT(?:Async|Client)_create\w*\([^,"]*,\s*QQ\s*,\s*QQ/, ['url', 'clientId']],
	[/MqttOptions::new\(\s*QQ\s*,\s*QQ\s*,\s*NN/, ['clientId', 'host', 'port']],
	[/MqttServerClient\.withPort\(\s*QQ\s*,\s*QQ/, ['host', 'clientId']],
	// Dart's.
	[/await\s+\w+\.connect\(\s*QQ\s*,\s*QQ\s*\)/, ['username', 'password']],
	[/new\s+\w*Mqtt\w*\(\s*QQ\s*,\s*NN\s*,\s*QQ/i, ['host', 'port', 'clientId']],
	[/mqtt\.Client\(\s*(?:client_id\s*=\s*)?QQ/, ['clientId']],
	[/(?:set|with)ClientId(?:entifier)?\(\s*QQ/i, ['clientId']],
	[/setUserName\(\s*QQ/i, ['username']],
	[/setPassword\(\s*QQ/i, ['password']],
	[/(?:(?:set|with)_?Credentials|authenticateAs)\(\s*QQ\s*,\s*QQ/i, ['username', 'password']],
	[
		/(?:setServer|withTcpServer|\.connect(?:_async)?|mqtt\.create\(\s*\w+\s*,)\s*\(?\s*QQ\s*,\s*NN/i,
		['host', 'port'],
	],
	[/addBroker\(\s*QQ/i, ['url']],
];
/** Texts in a row, as a language prints a tuple or a list, and in calls that are not known. */
const IN_A_ROW: readonly (readonly [RegExp, readonly Name[]])[] = [
	[/QQ\s*,\s*QQ\s*,\s*QQ/, ['clientId', 'username', 'password']],
	[/QQ\s*,\s*QQ/, ['username', 'password']],
];

/** Reads calls of known libraries; returns whether there are any. */
export function readCalls(text: string, into: Collector): boolean {
	let isCode = false;
	for (const [call, names] of CALLS) isCode = readCall(call, names, text, into) || isCode;
	if (into.fields.username) return isCode;
	const isRow = IN_A_ROW.some(([call, names]) => {
		const match = quoted(call).exec(text);
		return match !== null && looksSigned(match.slice(1)) && readCall(call, names, text, into);
	});
	return isRow || isCode;
}

function quoted(call: RegExp): RegExp {
	const source = call.source.replaceAll('QQ', 'b?["\'`]([^"\'`\\n]*)["\'`]');
	return new RegExp(source.replaceAll('NN', '(?:port\\s*=\\s*)?(\\d+)'), call.flags);
}

function readCall(call: RegExp, names: readonly Name[], text: string, into: Collector): boolean {
	const match = quoted(call).exec(text);
	if (!match) return false;
	let at = match.index;
	names.forEach((name, i) => {
		const value = match[i + 1];
		if (value === undefined) return;
		const start = text.indexOf(value, at);
		at = start + value.length;
		if (name === 'host') into.host ??= value;
		else if (name === 'port') into.setNumber(name, value);
		else if (name === 'url') into.takeUrl(value);
		else into.put(name, value, { start, end: at });
	});
	return true;
}
