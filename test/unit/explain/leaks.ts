import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import {
	type Explanation,
	explain,
	packetLines,
	type Question,
	word,
} from '../../../explain/index.js';
import { CLOUDS, type Cloud, question, type Sent } from './make.js';
import { can, MISTAKES } from './mistakes/index.js';

/** A question, and the texts of which nothing may be shown. */
export interface Asked {
	readonly question: Question;
	readonly secrets: readonly string[];
	/** What is public in it. */
	readonly publics: readonly string[];
}

const RUN = 8;

function packetOf({ clientId, username, password }: Sent): Buffer {
	return Buffer.from(
		mqttPacket.generate({
			cmd: 'connect',
			protocolId: 'MQTT',
			protocolVersion: 4,
			clean: true,
			keepalive: 60,
			clientId,
			username,
			password: Buffer.from(password),
		}),
	);
}

const spaced = (bytes: Buffer) => bytes.toString('hex').replace(/..(?=.)/g, '$& ');
/** The ways in which credentials are pasted. */
const FORMS: readonly ((sent: Sent) => string | Uint8Array)[] = [
	(sent) => JSON.stringify(sent),
	({ clientId, username, password }) =>
		`client id: ${clientId}\nusername: ${username}\npassword: ${password}`,
	({ clientId, username, password }) =>
		`mosquitto_pub -i '${clientId}' -u '${username}' -P '${password}' -t a -m b`,
	({ clientId, username, password }) =>
		`AT+MQTTUSERCFG=0,1,"${clientId}","${username}","${password}",0,0,""`,
	({ clientId, username, password }) =>
		`AT+HMCON=0,60,"example.com","1883","${clientId}","${password}",0\nAT+UMQTT=4,"${username}","${password}"`,
	({ clientId, username, password }) => `${clientId}\n${username}\n${password}`,
	({ clientId, username, password }) =>
		`clientId,username,password\n${clientId},${username},${password}`,
	({ clientId, username, password }) =>
		`rc=5 client id ${clientId} user ${username} password ${password}`,
	({ clientId, username, password }) =>
		`ID="${clientId}"\nKEY='${password}'\nmosquitto_sub -i "$ID" -u "${username}" -P "$KEY"`,
	(sent) => JSON.stringify({ body: JSON.stringify(sent) }),
	({ username, password }) => `mqtt://${username}:${password}@example.com:1883`,
	({ clientId, username, password }) =>
		`client.connect("${clientId}", "${username}", "${password}")`,
	(sent) => packetOf(sent),
	(sent) => spaced(packetOf(sent)),
	(sent) => packetOf(sent).toString('base64'),
	(sent) => `<Buffer ${spaced(packetOf(sent))}>`,
	(sent) => `[${[...packetOf(sent)].join(', ')}]`,
	(sent) => packetOf(sent).toString('hex').replace(/../g, '\\x$&'),
];

type Damage = (input: string | Uint8Array) => string | Uint8Array;

const damage: fc.Arbitrary<Damage> = fc
	.record({
		changes: fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 3 }),
		cut: fc.option(fc.nat(400), { nil: undefined, freq: 3 }),
	})
	.map(({ changes, cut }) => (input) => {
		if (typeof input !== 'string') {
			const bytes = Buffer.from(input);
			for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
			return cut === undefined ? bytes : bytes.subarray(0, cut);
		}
		let text = input;
		for (const [at, code] of changes)
			if (at < text.length)
				text = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
		return cut === undefined ? text : text.slice(0, cut);
	});

/** Right and wrong credentials of all clouds, in all forms, whole and damaged. */
export const asked: fc.Arbitrary<Asked> = fc
	.record({
		cloud: fc.constantFrom(...CLOUDS),
		mistake: fc.option(fc.constantFrom(...MISTAKES), { nil: undefined }),
		secret: fc.uint8Array({ minLength: 16, maxLength: 40 }),
		form: fc.option(fc.constantFrom(...FORMS), { nil: undefined }),
		how: damage,
		isDeviceKnown: fc.boolean(),
		isNamed: fc.boolean(),
		isSecretPasted: fc.boolean(),
	})
	.map(({ cloud, mistake, secret, form, how, isDeviceKnown, isNamed, isSecretPasted }) => {
		const isText = /^(?:huawei|tuya|alibaba|apsaramq|baidu)$/.test(cloud.name);
		const encoded = Buffer.from(secret).toString('base64');
		const own: Cloud = { ...cloud, secret: isText ? encoded.replace(/[+/=]/g, 'q') : encoded };
		const making = mistake && can(mistake, cloud) ? mistake.making : {};
		const right = own.make();
		const sent = own.make(making);
		const whole = question(own, {});
		const known: Question = {
			now: whole.now,
			...(isNamed && { cloud: own.name }),
			...(isDeviceKnown && { device: whole.device }),
		};
		const pasted = form && how(form(sent));
		const input =
			typeof pasted === 'string' && isSecretPasted
				? `deviceSecret: ${own.secret}\n${pasted}`
				: pasted;
		const publics = [
			...Object.values(own.device),
			right.clientId,
			right.username,
			sent.clientId === right.password ? '' : sent.clientId,
			sent.username === right.password ? '' : sent.username,
		];
		return {
			question: input === undefined ? { ...known, ...sent } : { ...known, input },
			secrets: secretsOf(own.secret, right.password, sent.password),
			publics: publics.filter((text) => !text.includes(own.secret)),
		};
	});

/** The secret in all its forms, and the tokens of passwords. */
function secretsOf(secret: string, ...passwords: readonly string[]): string[] {
	const decoded = Buffer.from(secret, 'base64');
	const tokens = passwords.flatMap((password) => {
		// Also where all of the password is encoded once more.
		const [, token = password.replace(/[^\da-z]?hmacsha\w{1,3}$/i, '').split(';')[0]] =
			/sign?(?:=|%(?:25)?3D)(.+?)(?:&|%(?:25)?26|$)/.exec(password) ?? [];
		return [token, decode(token), decode(decode(token))];
	});
	const forms = [secret, decoded.toString('base64'), decoded.toString('hex')];
	const all = [
		...forms,
		Buffer.from(secret).toString('hex'),
		encodeURIComponent(secret),
		...tokens,
	];
	return all.flatMap((text) => [text, text.toUpperCase(), Buffer.from(text).toString('hex')]);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** All that an answer says, in both languages and as data. */
export function saidIn(explanation: Explanation): string {
	const { findings, understood, packets } = explanation;
	const items = [...findings, ...understood, ...packets.flatMap(({ fields }) => fields)];
	const bytes = packets.flatMap(({ fields }) =>
		fields.map((field) => Buffer.from(field.bytes ?? [])),
	);
	return [
		JSON.stringify(explanation),
		...items.flatMap((item) => [word(item, 'en'), word(item, 'zh')]),
		...packets.flatMap((packet) => packetLines(packet, 'en')),
		...bytes.flatMap((shown) => [shown.toString('hex'), shown.toString('latin1')]),
		// By what no secret has, for two items not to look like a run with a line break.
	].join('\u{f0000}');
}

/** Words that are in every password or answer. */
const WORDS =
	'SharedAccessSignature ;hmacsha256 \u037ehmacsha256 undefined undefined undefined [object Object] registrations YOUR_DEVICE_SECRET DEVICE_SECRET %5Bobject%20Object%5D <Buffer >';

/** The first run of a secret that an answer shows, if there is one. */
export function leakIn({ question: given, secrets, publics }: Asked): string | undefined {
	const said = saidIn(explain(given));
	const open = [WORDS, WORDS.toLowerCase(), ...publics].join('\n');
	const isOpen = (run: string) =>
		open.includes(run) || open.toLowerCase().includes(run.toLowerCase()) || /^(.)\1+$/.test(run);
	for (const secret of secrets)
		for (let at = 0; at + RUN <= secret.length; at++) {
			const run = secret.slice(at, at + RUN);
			if (said.includes(run) && !isOpen(run) && !isPrinted(open, run)) return run;
		}
	return undefined;
}

/** Whether a run is of what is public, as bytes are printed. */
function isPrinted(open: string, run: string): boolean {
	const bytes = Buffer.from(open);
	return [bytes.toString('hex'), spaced(bytes), bytes.join(',')].some((text) => text.includes(run));
}
