import type { Credentials } from '../../../src/cloud.js';
import { type CloudForm, hashName, random, type Values } from '../clouds/form.js';
import type { Pieces } from '../pieces.js';
import { type Signed, trimmed } from './compute.js';

/** Takes a password apart, so that what is no secret can be seen. */
export function passwordPieces(password: string): Pieces {
	const [, before = '', secret = password, after = ''] =
		/^(.*&sign?=)([^&]+)(.*)$/.exec(password) ??
		/^()([0-9a-f]+)(;hmacsha\d+)$/.exec(password) ??
		[];
	return [before, { secret }, after].filter((piece) => piece !== '');
}

export interface Line {
	readonly name: 'mosquitto_pub' | 'MQTTX' | 'MQTT.js' | 'mqtt-signin';
	/** A command has several. */
	readonly parts: readonly Pieces[];
}

const KEEP_ALIVE = 240;

/** Returns ready lines for the programs that people use. */
export function linesOf(form: CloudForm, typed: Values, signed: Signed): readonly Line[] {
	const values = trimmed(form, typed);
	return [
		{ name: 'mosquitto_pub', parts: mosquitto(form, values, signed) },
		{ name: 'MQTTX', parts: mqttx(form, signed) },
		{ name: 'MQTT.js', parts: [mqttjs(form, values)] },
		{ name: 'mqtt-signin', parts: [library(form, values)] },
	];
}

function mosquitto(form: CloudForm, values: Values, { cloud, credentials }: Signed): Pieces[] {
	const certificate = form.publicCertificate ? '--tls-use-os-certs' : '--cafile ca.pem';
	return [
		['mosquitto_pub'],
		['-V mqttv311'],
		[`-h ${quote(cloud.host)}`],
		[`-p ${cloud.port}`],
		...(cloud.tls ? [[certificate]] : []),
		[`-k ${KEEP_ALIVE}`],
		...shellCredentials(credentials),
		[`-t ${quote(form.topic(values))}`],
		[`-m ${quote(form.message?.(values) ?? 'hello')}`],
	];
}

function mqttx(form: CloudForm, { cloud, credentials }: Signed): Pieces[] {
	return [
		['mqttx conn'],
		['-V 3.1.1'],
		[`-l ${cloud.tls ? 'mqtts' : 'mqtt'}`],
		[`-h ${quote(cloud.host)}`],
		[`-p ${cloud.port}`],
		...(cloud.tls && !form.publicCertificate ? [['--ca ca.pem']] : []),
		[`-k ${KEEP_ALIVE}`],
		...shellCredentials(credentials),
	];
}

function shellCredentials({ clientId, username, password }: Credentials): Pieces[] {
	return [
		[`-i ${quote(clientId)}`],
		[`-u ${quote(username)}`],
		["-P '", ...passwordPieces(password), "'"],
	];
}

/** As POSIX shells read it, and PowerShell too unless there is a quote inside. */
function quote(text: string): string {
	return /^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function mqttjs(form: CloudForm, values: Values): Pieces {
	return [
		"import mqtt from 'mqtt';\n",
		...create(form, values),
		`const sign = () => ${signCall(values)};
const client = mqtt.connect({
  protocol: cloud.tls ? 'mqtts' : 'mqtt',
  host: cloud.host,
  port: cloud.port,
  protocolVersion: 4,
  keepalive: ${KEEP_ALIVE},
  reconnectPeriod: 1000 * cloud.minInterval,
  ...sign(),
});
client.on('reconnect', () => Object.assign(client.options, sign()));
`,
	];
}

function library(form: CloudForm, values: Values): Pieces {
	return [
		"import { encodeConnect } from 'mqtt-signin';\n",
		...create(form, values),
		`const { clientId, username, password } = ${signCall(values)};
// Send it to cloud.host:cloud.port; ConnackReader reads the answer.
const packet = encodeConnect({ clientId, username, password, keepAlive: ${KEEP_ALIVE} });
`,
	];
}

function signCall({ time }: Values): string {
	return time === 'none' ? 'cloud.sign()' : 'cloud.sign(Date.now() / 1000)';
}

/** The factory's import and call. */
function create(form: CloudForm, values: Values): Pieces {
	const [device, options] = form.arguments(values);
	const Hash = hashName((options as { Hash?: unknown }).Hash);
	const secrets = new Set(
		form.fields.filter((field) => field.kind === 'text' && field.secret).map(({ name }) => name),
	);
	const hashImport = Hash ? `import { ${Hash} } from 'mqtt-signin/${Hash.toLowerCase()}';\n` : '';
	const members = entriesOf(device).flatMap(
		([name, value]): Pieces =>
			secrets.has(name)
				? [`    ${name}: '`, { secret: String(value) }, "',\n"]
				: [`    ${name}: ${code(value)},\n`],
	);
	const chosen = entriesOf(options).map(([name, value]) => `${name}: ${code(value)}`);
	return [
		`import { ${form.factory} } from 'mqtt-signin/${form.name}';\n${hashImport}\n`,
		`const cloud = ${form.factory}(\n  {\n`,
		...members,
		`  },\n${chosen.length > 0 ? `  { ${chosen.join(', ')} },\n` : ''});\n`,
	];
}

function entriesOf(object: object): [string, unknown][] {
	return Object.entries(object).filter(([, value]) => value !== undefined);
}

function code(value: unknown): string {
	if (value === random) return 'Math.random';
	if (typeof value === 'string')
		return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
	return hashName(value) ?? String(value);
}
