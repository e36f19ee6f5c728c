import { fault } from '../findings.js';
import type { Collector } from './reading.js';

type Name =
	| 'clientId'
	| 'username'
	| 'password'
	| 'host'
	| 'port'
	| 'keepAlive'
	| 'url'
	| 'deviceId'
	| 'deviceSecret'
	| undefined;

const CREDENTIALS: readonly Name[] = ['clientId', 'username', 'password'];
/** Commands of modules (ESP-AT, Quectel, SIMCom, u-blox, Fibocom, Air, ML, M5311), and what their arguments are. */
const COMMANDS: Readonly<Record<string, readonly Name[]>> = {
	MQTTUSERCFG: [undefined, undefined, ...CREDENTIALS],
	MQTTCLIENTID: [undefined, 'clientId'],
	MQTTUSERNAME: [undefined, 'username'],
	MQTTPASSWORD: [undefined, 'password'],
	MQTTCONNCFG: [undefined, 'keepAlive'],
	MQTTCONN: [undefined, 'host', 'port', ...CREDENTIALS],
	MQTTUSER: [undefined, 'username', 'password', 'clientId'],
	MQTTOPEN: [undefined, 'host', 'port', undefined, 'keepAlive'],
	MQTTCFG: ['host', 'port', 'clientId', 'keepAlive', 'username', 'password'],
	QMTOPEN: [undefined, 'host', 'port'],
	QMTCONN: [undefined, ...CREDENTIALS],
	ECMTOPEN: [undefined, 'host', 'port'],
	ECMTCONN: [undefined, ...CREDENTIALS],
	CMQTTACCQ: [undefined, 'clientId'],
	CMQTTCONNECT: [undefined, 'url', 'keepAlive', undefined, 'username', 'password'],
	MCONFIG: CREDENTIALS,
	MIPSTART: ['host', 'port'],
	MQTTCONNPARAM: CREDENTIALS,
	MQTTSERVER: ['host', 'port'],
	// The module signs by itself.
	HMCON: [undefined, 'keepAlive', 'host', 'port', 'deviceId', 'deviceSecret'],
	// Of which the first argument says what the others are.
	'SMCONF="CLIENTID"': ['clientId'],
	'SMCONF="USERNAME"': ['username'],
	'SMCONF="PASSWORD"': ['password'],
	'SMCONF="URL"': ['host', 'port'],
	'SMCONF="KEEPTIME"': ['keepAlive'],
	'UMQTT=0': ['clientId'],
	'UMQTT=2': ['host', 'port'],
	'UMQTT=4': ['username', 'password'],
	'UMQTT=10': ['keepAlive'],
};
const COMMAND = /AT\+((?:SMCONF="\w+"|UMQTT=\d+)(?=,)|[A-Z]+)[=,]([^\r\n]*)/g;

/** Reads commands of a modem or Wi-Fi module; returns whether there are any with something of MQTT. */
export function readCommands(text: string, into: Collector): boolean {
	let isAny = false;
	// Quectel's modules sign in to Alibaba themselves, and make the client id of the device's name.
	const isModule = readModule(text, into);
	for (const match of text.matchAll(COMMAND)) {
		const names = COMMANDS[match[1]];
		if (!names) continue;
		const from = match.index + match[0].length - match[2].length;
		const values = argumentsOf(match[2]);
		// Other modules have other arguments under the same name.
		if (names.includes('host') && !/\W/.test(values[names.indexOf('host')]?.value ?? '')) continue;
		names.forEach((name, i) => {
			const argument = values[i];
			if (name === undefined || argument === undefined || argument.value === 'NULL') return;
			const { value, start, end } = argument;
			// ESP-AT has a flag there.
			if (match[1] === 'MQTTCONN' && /^[01]$/.test(value)) return;
			isAny = true;
			if (name === 'host') into.host ??= value;
			else if (name === 'url') into.takeUrl(value);
			else if (name === 'clientId' && isModule) return;
			else if (name === 'port' || name === 'keepAlive') into.setNumber(name, value);
			else if (name === 'deviceId' || name === 'deviceSecret') takeOwn(name, value, into);
			else {
				const isBroken = match[1].startsWith('MQTT') && /(?<!\\),/.test(argument.raw);
				if (isBroken) into.found.push(fault('shell.at-comma', {}, { field: name }));
				const isVerbatim = value.length === end - start;
				into.put(name, value, isVerbatim ? { start: from + start, end: from + end } : undefined);
			}
		});
	}
	return isAny;
}

/** Takes what a module signs with. People also give it what they signed themselves. */
function takeOwn(name: 'deviceId' | 'deviceSecret', value: string, into: Collector): void {
	const isSigned = name === 'deviceId' ? /_\d_\d_\d{10}$/ : /^[0-9a-f]{64}$/i;
	if (!isSigned.test(value)) {
		// Another argument in its place may be a secret.
		if (name === 'deviceSecret' || /^(?![0-9a-f]{16,}$)(?!.*[0-9a-f]{25})[\w-]+$/i.test(value))
			into.device[name] ??= value;
	} else if (!into.found.some(({ code }) => code === 'shell.module-signs'))
		into.found.push(fault('shell.module-signs', {}, { field: 'input' }));
}

/** What a module signs in with by itself. */
function readModule(text: string, into: Collector): boolean {
	const match = /AT\+QMTCFG="aliauth",\d,"([^"\n]*)","([^"\n]*)","([^"\n]*)"/.exec(text);
	if (!match) return false;
	const [, productKey, deviceName, deviceSecret] = match;
	Object.assign(into.device, { productKey, deviceName, deviceSecret });
	return true;
}

interface Argument {
	readonly raw: string;
	readonly value: string;
	readonly start: number;
	readonly end: number;
}

/** Arguments with commas between, quoted or not; a backslash escapes commas, quotes and itself. */
function argumentsOf(text: string): Argument[] {
	const values: Argument[] = [];
	const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"?|([^,]*))\s*(,|$)/y;
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const raw = match[1] ?? match[2];
		const start = match.index + match[0].indexOf(raw, match[1] === undefined ? 0 : 1);
		values.push({ raw, value: raw.replace(/\\([\\,"])/g, '$1'), start, end: start + raw.length });
		if (match[3] === '' || values.length > 20) break;
	}
	return values;
}
