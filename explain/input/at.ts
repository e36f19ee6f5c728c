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
	| undefined;

/** Commands of modules (ESP-AT, Quectel, SIMCom, Air, ML), and what their arguments are. */
const COMMANDS: Readonly<Record<string, readonly Name[]>> = {
	MQTTUSERCFG: [undefined, undefined, 'clientId', 'username', 'password'],
	MQTTCLIENTID: [undefined, 'clientId'],
	MQTTUSERNAME: [undefined, 'username'],
	MQTTPASSWORD: [undefined, 'password'],
	MQTTCONNCFG: [undefined, 'keepAlive'],
	MQTTCONN: [undefined, 'host', 'port'],
	QMTOPEN: [undefined, 'host', 'port'],
	QMTCONN: [undefined, 'clientId', 'username', 'password'],
	ECMTOPEN: [undefined, 'host', 'port'],
	ECMTCONN: [undefined, 'clientId', 'username', 'password'],
	CMQTTACCQ: [undefined, 'clientId'],
	CMQTTCONNECT: [undefined, 'url', 'keepAlive', undefined, 'username', 'password'],
	MCONFIG: ['clientId', 'username', 'password'],
	MIPSTART: ['host', 'port'],
	MQTTCONNPARAM: ['clientId', 'username', 'password'],
	MQTTSERVER: ['host', 'port'],
};
const COMMAND = /AT\+([A-Z]+)=([^\r\n]*)/g;

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
		names.forEach((name, i) => {
			const argument = values[i];
			if (name === undefined || argument === undefined || argument.value === 'NULL') return;
			const { value, start, end } = argument;
			isAny = true;
			if (name === 'host') into.host ??= value;
			else if (name === 'url') into.takeUrl(value);
			else if (name === 'clientId' && isModule) return;
			else if (name === 'port' || name === 'keepAlive') into.setNumber(name, value);
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
