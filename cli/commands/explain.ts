import type { Finding, Question } from '../../explain/index.js';
import { CLOUD_NAMES, CLOUDS, type CloudName } from '../clouds.js';
import type { Call, Command } from '../command.js';
import { CLOUD } from '../device.js';
import { badInput, refuse } from '../errors.js';
import { EXIT, type Exit } from '../exit.js';
import { findingLines, findingObjects, loadExplain } from '../findings.js';
import { readBytes } from '../input.js';
import { camel } from '../library.js';
import { exclusive, numberOf, type Options, textOf, type Values } from '../options.js';
import { findSecret, PASSWORD, SECRET } from '../secret.js';
import { message } from '../words/index.js';

/** Bytes of a log or a packet. */
const LIMIT = 1 << 20;
const STDIN = '-';

const EXPLAINING = {
	input: { type: 'text', value: 'FILE', help: 'option.input' },
	packet: { type: 'text', value: 'HEX', help: 'option.packet' },
	'client-id': { type: 'text', short: 'i', value: 'ID', help: 'option.sent-client-id' },
	username: { type: 'text', short: 'u', value: 'TEXT', help: 'option.username' },
	...PASSWORD,
	'return-code': { type: 'integer', value: 'CODE', min: 0, max: 255, help: 'option.return-code' },
	host: { type: 'text', short: 'H', value: 'HOST', help: 'option.sent-host' },
	port: {
		type: 'integer',
		short: 'p',
		value: 'PORT',
		min: 1,
		max: 65535,
		help: 'option.sent-port',
	},
	'keep-alive': {
		type: 'integer',
		short: 'k',
		value: 'SECONDS',
		min: 0,
		max: 65535,
		help: 'option.sent-keep-alive',
	},
	now: { type: 'integer', value: 'UNIX', min: 0, max: 999999999999, help: 'option.now' },
	lifetime: {
		type: 'duration',
		value: 'SECONDS',
		min: 1,
		max: 999999999999,
		help: 'option.device-lifetime',
	},
	json: { type: 'flag', help: 'option.json' },
} as const satisfies Options;

/** What a cloud's console shows of a device and its key. */
function identityOf(name: CloudName): Options {
	const { device, options } = CLOUDS[name];
	const policy = 'shared-access-key-name';
	return {
		...device,
		...(policy in options && { [policy]: options[policy as keyof typeof options] }),
	};
}

export const explain: Command = {
	about: 'about.explain',
	synopsis: '[--input FILE] [--cloud NAME] [DEVICE] [options]',
	notes: ['note.explain'],
	sections: (cloud) => [
		{
			title: message('help.known'),
			options: {
				cloud: { ...CLOUD.cloud, fallback: undefined },
				...Object.assign({}, ...(cloud ? [cloud] : CLOUD_NAMES).map(identityOf)),
				...SECRET,
			},
		},
		{ title: message('help.options'), options: EXPLAINING },
	],
	async run(call) {
		const { values, language, say, output } = call;
		const question = await readQuestion(call);
		const { explain, word, packetLines } = await loadExplain();
		const explanation = explain(question);
		const { cloud, understood, findings, packets } = explanation;
		if (values.packet !== undefined && packets.length === 0)
			return refuse('--packet', message('expected.packet'), message('got.another'));
		const status = statusOf(findings);
		if (values.json) {
			const said = {
				cloud,
				understood,
				findings: findingObjects(findings, word, language),
				packets,
			};
			await output.line(JSON.stringify(said, bytesAsHex));
			return status;
		}
		const blocks = packets.map((packet) => packetLines(packet, language).join('\n'));
		if (question.input !== undefined)
			blocks.unshift(understood.map((item) => word(item, language)).join('\n'));
		const lines = findingLines(explanation, { word, language, say });
		if (status === EXIT.ok) lines.unshift(say(message('explain.nothing')));
		blocks.push(lines.join('\n'));
		await output.line(blocks.filter((block) => block !== '').join('\n\n'));
		return status;
	},
};

/** What was not understood is not found to be right either. */
function statusOf(findings: readonly Finding[]): Exit {
	if (findings.some(({ severity }) => severity === 'fault')) return EXIT.fault;
	const isUnread = ({ code }: Finding) => code === 'input.empty' || code === 'input.unknown';
	return findings.some(isUnread) ? EXIT.usage : EXIT.ok;
}

function bytesAsHex(_: string, value: unknown): unknown {
	return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

async function readQuestion({ values, cloud: named }: Call): Promise<Question> {
	// As with the other subcommands; OneNET has a product id too.
	const cloud = named ?? (values['product-id'] === undefined ? undefined : 'tencent');
	for (const name of ['username', 'client-id', 'password-env', 'password-file'])
		exclusive(values, 'packet', name);
	const source = inputSource(values);
	requireOneInput({ ...values, ...(source !== undefined && { input: source }) });
	const device: Record<string, string> = {};
	for (const name of cloud ? [cloud] : CLOUD_NAMES)
		for (const option of Object.keys(identityOf(name))) {
			const value = textOf(values, option);
			if (value !== undefined) device[camel(option)] = value;
		}
	const secret = await findSecret(values, 'secret');
	if (secret !== undefined) device[cloud ? CLOUDS[cloud].secret : 'secret'] = secret;
	const packet = textOf(values, 'packet');
	return {
		input: source === undefined ? undefined : await readBytes(source, '--input', LIMIT),
		cloud,
		device,
		clientId: textOf(values, 'client-id'),
		username: textOf(values, 'username'),
		password: packet === undefined ? await findSecret(values, 'password') : undefined,
		packet: packet === STDIN ? await readBytes(STDIN, '--packet', LIMIT) : packet,
		returnCode: numberOf(values, 'return-code'),
		host: textOf(values, 'host'),
		port: numberOf(values, 'port'),
		keepAlive: numberOf(values, 'keep-alive'),
		now: numberOf(values, 'now'),
		lifetime: numberOf(values, 'lifetime'),
	};
}

/** What is to be explained; standard input where nothing is named and something comes. */
function inputSource(values: Values): string | undefined {
	const input = textOf(values, 'input');
	if (input !== undefined) return input;
	const given = ['packet', 'username', 'client-id', 'password-env', 'password-file', 'return-code'];
	if (given.some((name) => values[name] !== undefined)) return undefined;
	if (process.env.MQTT_SIGNIN_PASSWORD !== undefined) return undefined;
	return process.stdin.isTTY ? badInput('explain.missing') : STDIN;
}

function requireOneInput(values: Values): void {
	const options = ['input', 'secret-file', 'password-file', 'packet'];
	const [first, second] = options.filter((name) => values[name] === STDIN);
	if (second !== undefined) badInput('input.twice', { first: `--${first}`, second: `--${second}` });
}
