import type { FieldName } from '../clouds/form.js';
import { looksSigned } from './bare.js';
import type { Collector } from './reading.js';

type Name = FieldName | 'host' | 'port' | 'url';

/** Calls whose arguments have no names; QQ stands for a quoted text, NN for a number. */
const CALLS: readonly (readonly [RegExp, readonly Name[]])[] = [
	[/username_pw_set\(\s*QQ\s*,\s*(?:password\s*=\s*)?QQ/, ['username', 'password']],
	[/\.connect\(\s*QQ\s*,\s*QQ\s*,\s*QQ/, ['clientId', 'username', 'password']],
	[/:auth\(\s*QQ\s*,\s*QQ\s*,\s*QQ/, ['clientId', 'username', 'password']],
	[/mqtt\.Client\(\s*QQ\s*,\s*\d+\s*,\s*QQ\s*,\s*QQ/, ['clientId', 'username', 'password']],
	[
		/MQTTClient\(\s*QQ\s*,\s*QQ(?:\s*,\s*NN(?:\s*,\s*QQ\s*,\s*QQ)?)?/,
		['clientId', 'host', 'port', 'username', 'password'],
	],
	[/new\s+Mqtt(?:Async)?Client\(\s*QQ\s*,\s*QQ/, ['url', 'clientId']],
	[/MQTT(?:Async|Client)_create\w*\([^,"]*,\s*QQ\s*,\s*QQ/, ['url', 'clientId']],
	[/MqttOptions::new\(\s*QQ\s*,\s*QQ\s*,\s*NN/, ['clientId', 'host', 'port']],
	[/MqttServerClient(?:\.withPort)?\(\s*QQ\s*,\s*QQ/, ['host', 'clientId']],
	// Dart's.
	[/await\s+\w+\.connect\(\s*QQ\s*,\s*QQ\s*\)/, ['username', 'password']],
	[/new\s+MqttClient\(\s*QQ\s*,\s*NN\s*,\s*QQ/, ['host', 'port', 'clientId']],
	[/mqtt\.Client\(\s*(?:client_id\s*=\s*)?QQ/, ['clientId']],
	[/(?:set|with)ClientI[dD]\(\s*QQ/i, ['clientId']],
	[/setUser[nN]ame\(\s*QQ/i, ['username']],
	[/setPassword\(\s*QQ/i, ['password']],
	[/(?:set|with)_?Credentials\(\s*QQ\s*,\s*QQ/i, ['username', 'password']],
	[
		/(?:setServer|withTcpServer|\.connect(?:_async)?|mqtt\.create\(\s*\w+\s*,)\s*\(?\s*QQ\s*,\s*NN/i,
		['host', 'port'],
	],
	[/addBroker\(\s*QQ/i, ['url']],
];
/** Three texts in a row, as a language prints a tuple or a list. */
const THREE = /QQ\s*,\s*QQ\s*,\s*QQ/;

/** Reads calls of known libraries; returns whether there are any. */
export function readCalls(text: string, into: Collector): boolean {
	let isCode = false;
	for (const [call, names] of CALLS) isCode = readCall(call, names, text, into) || isCode;
	if (isCode) return true;
	const three = quoted(THREE).exec(text);
	return three !== null && looksSigned(three.slice(1))
		? readCall(THREE, ['clientId', 'username', 'password'], text, into)
		: false;
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
