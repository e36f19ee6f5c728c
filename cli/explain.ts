import { explainCredentials, type Given } from './credentials.js';
import { IDENTITY, readDevice, readSecret, readText } from './identity.js';
import { EXIT, exclusive, integer, type Options, parse, required, type Values } from './options.js';
import { describePacket, packetLines } from './packet.js';
import type { Findings } from './token.js';

const USAGE = `mqtt-signin explain --product-id ID --device-name NAME --username TEXT [options]
mqtt-signin explain --packet HEX [--product-id ID --device-name NAME] [options]

Says what is wrong with credentials that were refused or that another tool made, or with a CONNECT or
CONNACK, the likeliest first. The device secret comes from the environment variable MQTT_SIGNIN_SECRET, a
file or standard input; the refused password from MQTT_SIGNIN_PASSWORD, a file or standard input.
Exit status: 0 nothing wrong, 1 something is, 2 usage or bad input.`;

const EXPLAINING = {
	username: { type: 'string', value: 'TEXT', help: 'the user name that was refused' },
	'password-env': {
		type: 'string',
		value: 'NAME',
		help: 'environment variable that holds its password (MQTT_SIGNIN_PASSWORD)',
	},
	'password-file': {
		type: 'string',
		value: 'FILE',
		help: 'file that holds its password, - for standard input',
	},
	'client-id': { type: 'string', value: 'TEXT', help: 'the client id that was sent' },
	packet: {
		type: 'string',
		value: 'HEX',
		help: 'a CONNECT or CONNACK in hexadecimal, - for standard input',
	},
	now: { type: 'string', value: 'UNIX', help: "when it was sent (now, by this computer's clock)" },
	lifetime: { type: 'string', value: 'SECONDS', help: 'how long the device signs for, if known' },
} as const satisfies Options;

export async function explain(args: string[]): Promise<number> {
	const values = parse(args, USAGE, { ...IDENTITY, ...EXPLAINING });
	if (values === undefined) return EXIT.ok;
	const options = ['secret-file', 'password-file', 'packet'] as const;
	if (options.filter((name) => values[name] === '-').length > 1)
		throw new TypeError('standard input is named twice; allowed: once');
	return values.packet === undefined ? explainSent(values) : explainPacket(values.packet, values);
}

type Explaining = Values<typeof IDENTITY & typeof EXPLAINING>;

async function explainSent(values: Explaining): Promise<number> {
	const username = required(values.username, 'username');
	const { 'client-id': clientId } = values;
	const given = { clientId, username, password: await readSecret(values, 'password') };
	return say(await explainFor(values, given));
}

async function explainPacket(packet: string, values: Explaining): Promise<number> {
	for (const name of ['username', 'client-id', 'password-env', 'password-file'])
		exclusive(values, 'packet', name);
	const hex = packet === '-' ? await readText(packet, 'packet') : packet;
	const description = describePacket(parseHex(hex));
	const findings: Findings = {
		faults: [...description.faults, ...description.warnings].map(
			(fault) => `${fault[0].toUpperCase()}${fault.slice(1)}.`,
		),
		notes: [],
	};
	const isIdentified = values['product-id'] !== undefined || values['device-name'] !== undefined;
	if (isIdentified && description.credentials.clientId !== undefined) {
		const { faults, notes } = await explainFor(values, description.credentials);
		findings.faults.push(...faults);
		findings.notes.push(...notes);
	}
	console.log(`${packetLines(description).join('\n')}\n`);
	return say(findings);
}

async function explainFor(values: Explaining, given: Given): Promise<Findings> {
	const clock = {
		now: integer(values.now, 'now', 0, 999999999999) ?? Date.now() / 1000,
		lifetime: integer(values.lifetime, 'lifetime', 1, 999999999999, ' seconds'),
	};
	return explainCredentials(await readDevice(values), given, clock);
}

function say({ faults, notes }: Findings): number {
	if (faults.length === 0) console.log('Nothing wrong here.');
	faults.forEach((fault, i) => {
		console.log(`${i + 1}. ${fault}`);
	});
	for (const note of notes) console.log(`Note: ${note}`);
	return faults.length === 0 ? EXIT.ok : EXIT.wrong;
}

/** Bytes in hexadecimal, as tools print them: with spaces, colons, commas or line ends between, or 0x in front. */
function parseHex(text: string): Uint8Array {
	const digits = text.replace(/0x|[\s:,]/gi, '');
	if (!/^([0-9a-f]{2})+$/i.test(digits))
		throw new SyntaxError('the packet is not bytes; allowed: two hexadecimal digits each');
	return Buffer.from(digits, 'hex');
}
