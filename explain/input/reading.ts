import type { FieldName } from '../clouds/form.js';
import type { Finding, Range } from '../findings.js';
import type { Understanding } from '../items.js';

/** A value, and where it stood in the pasted text if it stood there as it is. */
export interface Found {
	readonly value: string;
	readonly inInput?: Range;
}

/** What a pasted text or a file was understood as. The values are raw, secrets included. */
export interface Reading {
	readonly understood: readonly Understanding[];
	readonly fields: Readonly<Partial<Record<FieldName, Found>>>;
	/** By the names that stood there: a cloud's own or their aliases. */
	readonly device: Readonly<Record<string, string>>;
	/** Packets, one after the other. */
	readonly bytes?: Uint8Array | undefined;
	/** Where the bytes stood in the pasted text. */
	readonly bytesInInput?: Range;
	/** Whether the printed bytes end before the packet does. */
	readonly isTruncated: boolean;
	/** Negative where it is the client's own. */
	readonly returnCode?: number | undefined;
	/** What the system said where no MQTT server answered. */
	readonly network?: string;
	/** What a program said of a connection that failed, without any cause. */
	readonly untold?: string;
	/** Whether the client has a certificate of its own. */
	readonly hasCertificate: boolean;
	/** Whether a field stands in a sentence, so that others may have been left out. */
	readonly isSaid?: boolean;
	/** Whether the client is set to MQTT 5. */
	readonly isMqtt5?: boolean;
	readonly host?: string;
	readonly port?: number;
	readonly keepAlive?: number;
	/** What went wrong before anything was sent, such as a shell that ended the command. */
	readonly found: readonly Finding[];
	/** Further values of fields that are there more than once. */
	readonly others: readonly string[];
	/** Words of the text that may have been signed. */
	readonly texts: readonly string[];
}

/** Collects what is recognized in a text. */
export class Collector implements Reading {
	readonly understood: Understanding[] = [];
	readonly fields: Partial<Record<FieldName, Found>> = {};
	readonly device: Record<string, string> = {};
	readonly found: Finding[] = [];
	readonly others: string[] = [];
	texts: readonly string[] = [];
	bytes?: Uint8Array | undefined;
	bytesInInput?: Range;
	isTruncated = false;
	/** Whether what is read now is not the text that was pasted, but says the same. */
	isRewritten = false;
	hasCertificate = false;
	isSaid = false;
	isMqtt5 = false;
	returnCode?: number | undefined;
	network?: string;
	untold?: string;
	host?: string;
	port?: number;
	keepAlive?: number;

	/** Whether nothing was recognized. */
	get isEmpty(): boolean {
		return (
			Object.keys(this.fields).length === 0 &&
			Object.keys(this.device).length === 0 &&
			this.bytes === undefined &&
			this.returnCode === undefined &&
			(this.network ?? this.untold) === undefined &&
			this.host === undefined
		);
	}

	put(name: FieldName, value: string, at?: Range): void {
		if (VARIABLE.test(value)) {
			this.understood.push({ code: 'field.variable', field: name, params: { shown: value } });
			return;
		}
		const inInput = this.isRewritten ? undefined : at;
		if (name === 'password' && MASKED.test(value)) {
			this.understood.push({ code: 'field.masked', field: name, params: {} });
			return;
		}
		const known = this.fields[name];
		if (known === undefined) this.fields[name] = { value, ...(inInput && { inInput }) };
		else if (known.value !== value) this.others.push(value);
	}

	/** Takes a value by the name that stood beside it; returns whether the name says anything. */
	take(name: string, value: string, inInput?: Range): boolean {
		const key = plainName(name);
		const field = fieldOf(key) ?? fieldAtEnd(name);
		if (field !== undefined) this.put(field, value, inInput);
		else if (HOST.test(key)) this.#takeHost(key, value);
		else if (PORT.test(key)) this.setNumber('port', value);
		else if (KEEP_ALIVE.test(key)) this.setNumber('keepAlive', value);
		else if (RETURN_CODE.test(key)) this.setNumber('returnCode', value);
		else if (CERTIFICATE.test(key)) this.hasCertificate ||= value !== '';
		else {
			const device = DEVICE.find(([pattern]) => pattern.test(key))?.[1];
			if (device === undefined) return false;
			if (!MASKED.test(value)) this.device[device] ??= value;
		}
		return true;
	}

	/** Takes a name of which the value is not known; returns whether the name says anything. */
	skip(name: string, shown: string): boolean {
		const field = fieldOf(plainName(name)) ?? fieldAtEnd(name);
		if (field === undefined) return false;
		if (this.fields[field] === undefined)
			this.understood.push({ code: 'field.variable', field, params: { shown } });
		return true;
	}

	/** Takes a name that has no value. */
	takeEmpty(name: string): void {
		const field = fieldOf(plainName(name)) ?? fieldAtEnd(name);
		if (field !== undefined) this.fields[field] ??= { value: '' };
	}

	/** As it stands, so that what is wrong with it is seen; but a URL, or an address of mosquitto's, has its port. */
	#takeHost(key: string, value: string): void {
		if (/ur[il]$|^address$|broker|server/.test(key) && /:\d+/.test(value)) this.takeUrl(value);
		else this.host ??= value;
	}

	/** The server's name and port in a URL, or in a name with a port. */
	takeUrl(url: string): void {
		const match = /^(?:\w+:\/\/)?(?:[^@/]*@)?([^:/]+)(?::(\d+))?/.exec(url);
		if (!match) return;
		this.host ??= match[1];
		if (match[2]) this.setNumber('port', match[2]);
	}

	setNumber(name: 'port' | 'keepAlive' | 'returnCode', text: string): void {
		const match = /^\s*["']?(-?0x[0-9a-f]+|-?\d+)/i.exec(text);
		const number = Number(match?.[1].replace('-', ''));
		// A larger one is no port and no time, and may be a piece of a token.
		if (match && (name === 'returnCode' || (number >= 0 && number < 1e7)))
			this[name] ??= match[1].startsWith('-') ? -number : number;
	}
}

/** What a program or a configuration file takes a value from. */
const VARIABLE =
	/^(?:!(?:secret|env_var|env|lambda|include)\b.*|process\.env\b.*|os\.(?:environ|getenv)\b.*|(?:System\.)?getenv\(.*|[a-z_]\w*\([A-Za-z_][\w\s,.]*\)?)$/;
/** What programs write in the place of something secret. */
const MASKED =
	/^[<[({]?(?:x{4,}|\*{3,}|•{3,}|redacted|hidden|masked|removed|not shown|\d+ characters, not shown|[•●]+)[>\])}]?$/i;
const HOST =
	/^(?:.*(?:host|broker|server|address|endpoint)(?:name|uri|url)?|服务器.*|.*地址|接入域名)$/;
const PORT = /^(?:mqtt|broker|server)?(?:port|端口)$/;
const KEEP_ALIVE = /^(?:mqtt)?(?:keepalive(?:interval|seconds)?|心跳(?:间隔)?|保活.*)$/;
const RETURN_CODE =
	/^(?:rc|returncode|reasoncode|connackcode|connectreturncode|resultcode|返回码)$/;
/** The client's certificate, not that of who signs servers'. */
const CERTIFICATE =
	/^(?:(?:client|device)cert(?:ificate)?|cert)(?:file|path|pem)?$|^(?:客户端|设备)证书$/;
const FIELDS: readonly (readonly [RegExp, FieldName])[] = [
	[
		/^(?:mqtt|device|my)?(?:client|cid)(?:id|identifier)?$|^(?:mqtt)?客户端(?:id|标识符?)?$/,
		'clientId',
	],
	[
		/^(?:mqtt|device|my)?(?:user|usr|login|usuario|benutzer|utilisateur)(?:name|mqtt)?$|^(?:mqtt)?(?:用户名?|账号)$/,
		'username',
	],
	[
		/^(?:mqtt|device|my)?(?:password|passwd|passw|pass|pwd|pw|senha(?:mqtt)?|contrasena|passwort|kennwort|motdepasse|sas|token|sastoken|mqtttoken|sharedaccesssignature)$|^(?:mqtt)?(?:密码|口令|登录密码)$/,
		'password',
	],
];

/** Whether a name is that of a client id, user name or password. */
export function isField(name: string): boolean {
	return fieldOf(plainName(name)) !== undefined;
}

function plainName(name: string): string {
	return name.toLowerCase().replace(/[\s_.-]/g, '');
}

/** Names of what signs in to something else. */
const ELSEWHERE =
	/wi-?fi|wlan|ssid|\bap\b|sql|database|\bdb\b|admin|\bota\b|http|smtp|\bftp\b|redis|\bsta\b|network|router|\bapn\b|\bsim\b/i;

function fieldOf(key: string): FieldName | undefined {
	return FIELDS.find(([pattern]) => pattern.test(key))?.[1];
}

/** A field by the last words of a longer name, such as CONFIG_CLOUD_CLIENT_ID or mqttClientId. */
function fieldAtEnd(name: string): FieldName | undefined {
	const words = name.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').split(/[\s_.-]+/);
	if (words.length < 2 || ELSEWHERE.test(words.join(' '))) return undefined;
	return (
		fieldOf(words.slice(-2).join('').toLowerCase()) ?? fieldOf(words.slice(-1)[0].toLowerCase())
	);
}

const DEVICE: readonly (readonly [RegExp, string])[] = [
	[/^(?:product|prod)id$|^产品id$|^pid$/, 'productId'],
	[/^productkey$|^pk$/, 'productKey'],
	[/^devicename$|^设备名称?$|^dn$/, 'deviceName'],
	[/^(?:device)?(?:secret|psk)$|^(?:设备)?密钥$|^ds$|^mqttsigninsecret$/, 'deviceSecret'],
	[/^devicekey$/, 'deviceKey'],
	[/^deviceid$|^设备id$/, 'deviceId'],
	[/^(?:sharedaccess|primary|secondary|symmetric)?key$/, 'key'],
	// The secret of some clouds, and the id beside it of others.
	[/^accesskey$/, 'accessKey'],
	[/^sharedaccesskeyname$/, 'sharedAccessKeyName'],
	[/^idscope$/, 'idScope'],
	[/^registrationid$/, 'registrationId'],
	[/^(?:device)?accesskeyid$/, 'accessKeyId'],
	[/^(?:(?:device)?accesskeysecret|secretkey)$/, 'accessKeySecret'],
	[/^instanceid$|^实例id$/, 'instanceId'],
	[/^groupid$/, 'groupId'],
	[/^(?:iot)?coreid$/, 'iotCoreId'],
];
