import { ConnackReader } from '../../src/connack-reader.js';
import { Connector } from '../../src/connector.js';
import { encodeConnect } from '../../src/index.js';
import { type Attempt, attempt, disconnect, type Server } from '../attempt.js';
import { CLOUDS } from '../clouds.js';
import type { Call, Command } from '../command.js';
import { type Account, deviceOptions, readAccount, signNow } from '../device.js';
import { EXIT, type Exit } from '../exit.js';
import { type Failed, failedMessage, refusedMessage } from '../failure.js';
import { asInput } from '../library.js';
import { Log } from '../log.js';
import { exclusive, numberOf, type Options } from '../options.js';
import { reconnect } from '../reconnect.js';
import { explainRefusal } from '../refused.js';
import { readServer, SERVER } from '../server.js';
import { stopOn } from '../signals.js';
import { styleText } from '../style.js';
import { message, type Say } from '../words/index.js';

const CONNECTING = {
	...SERVER,
	'keep-alive': {
		type: 'integer',
		short: 'k',
		value: 'SECONDS',
		min: 0,
		max: 65535,
		help: 'option.keep-alive',
	},
	reconnect: { type: 'flag', short: 'r', help: 'option.reconnect' },
	quiet: { type: 'flag', short: 'q', help: 'option.quiet' },
	json: { type: 'flag', help: 'option.json-lines' },
} as const satisfies Options;

export const connect: Command = {
	about: 'about.connect',
	synopsis: '[--cloud NAME] DEVICE [--reconnect] [options]',
	notes: ['note.secret', 'note.clear'],
	sections: (cloud = 'tencent') => [
		{
			title: message('help.device', { cloud: message(CLOUDS[cloud].title) }),
			options: deviceOptions(cloud),
		},
		{ title: message('help.options'), options: CONNECTING },
	],
	async run(call) {
		const { values, cloud = 'tencent', say } = call;
		for (const name of ['expiry', 'timestamp', 'connection-id', 'quiet'])
			exclusive(values, 'reconnect', name);
		exclusive(values, 'json', 'quiet');
		const account = await readAccount(cloud, values, say);
		const server = await readServer(values, account);
		const { min, max } = account.cloud.keepAlive;
		const keepAlive = numberOf(values, 'keep-alive') ?? Math.min(Math.max(240, min), max);
		asInput(
			() => new Connector(account.cloud, { random: Math.random, keepAlive }),
			Object.keys(CONNECTING),
		);
		return values.reconnect
			? stay(call, account, server, keepAlive)
			: connectOnce(call, account, server, keepAlive);
	},
};

async function stay(
	{ values, say, output }: Call,
	{ cloud, isTimeless }: Account,
	server: Server,
	keepAlive: number,
): Promise<Exit> {
	const stopping = new AbortController();
	const release = stopOn(() => stopping.abort());
	const log = new Log(output, say, values.json === true);
	const { signal } = stopping;
	await reconnect({ cloud, server, keepAlive, isTimeless, tell: log.tell, signal });
	release();
	return log.end();
}

async function connectOnce(
	call: Call,
	account: Account,
	server: Server,
	keepAlive: number,
): Promise<Exit> {
	const { values, say, output } = call;
	const credentials = signNow(account);
	const { clientId, username, password, expiry } = credentials;
	const { host, port } = server;
	const isTalking = !values.json && !values.quiet;
	if (isTalking) await output.line(say(message('connect.signing', { host, port, username })));
	const stopping = new AbortController();
	let status: Exit | undefined;
	const release = stopOn((signalled) => {
		status = signalled;
		stopping.abort();
	});
	const packet = encodeConnect({ clientId, username, password, keepAlive });
	const reader = new ConnackReader();
	const receive = (bytes: Uint8Array) => reader.receive(bytes);
	const result = await attempt(server, packet, receive, stopping.signal);
	if (result.kind === 'accepted') await disconnect(result.socket);
	release();
	if (status !== undefined) return status;
	const explained =
		result.kind === 'refused' && !values.quiet
			? await explainRefusal(call, { account, credentials, server, keepAlive, ...result })
			: undefined;
	if (values.json) {
		const about = { host, port, tls: server.tls !== undefined, clientId, username, expiry };
		const findings = explained?.objects;
		await output.line(JSON.stringify({ ...about, ...toJSON(result, say), findings }));
	} else if (isTalking) await tell(result, call, explained?.lines);
	else if (isFailed(result)) output.error(say(failedMessage(result)));
	return STATUSES[result.kind];
}

const STATUSES = {
	accepted: EXIT.ok,
	refused: EXIT.refused,
	closed: EXIT.unanswered,
	malformed: EXIT.unanswered,
	stopped: EXIT.unanswered,
	timeout: EXIT.unanswered,
	unreachable: EXIT.unanswered,
} as const;

function isFailed(result: Attempt): result is Failed {
	return STATUSES[result.kind] === EXIT.unanswered && result.kind !== 'stopped';
}

function toJSON(result: Attempt, say: Say): object {
	if (result.kind === 'accepted')
		return { kind: result.kind, sessionPresent: result.sessionPresent };
	if (result.kind === 'refused')
		return { ...result, message: say(message(`refused.${result.returnCode as 1}`)) };
	if (result.kind === 'stopped') return result;
	const { kind, code, reason, advice } = result;
	return { kind, code, message: say(reason), advice: advice && say(advice) };
}

async function tell(
	result: Attempt,
	{ say, output }: Call,
	explained: readonly string[] = [],
): Promise<void> {
	if (result.kind === 'accepted')
		await output.line(styleText('green', say(message('connect.accepted'))));
	else if (result.kind === 'refused')
		await output.line([styleText('red', say(refusedMessage(result))), ...explained].join('\n'));
	else if (result.kind !== 'stopped') {
		output.error(styleText('red', say(failedMessage(result)), process.stderr));
		if (result.advice) output.error(say(result.advice));
	}
}
