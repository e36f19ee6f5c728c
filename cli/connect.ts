import { type Device, encodeConnect, type SignOptions, signCredentials } from '../src/index.js';
import { SignIn } from '../src/stay.js';
import { attempt, disconnect, type Outcome, type Server } from './attempt.js';
import { IDENTITY, readDevice, readText } from './identity.js';
import { EXIT, exclusive, integer, type Options, parse, type Values } from './options.js';
import { hostOf, JSON_OPTION, readLifetime, readMethod, readSigning, SIGNING } from './sign.js';
import { stay } from './stay.js';
import { utc } from './time.js';

const USAGE = `mqtt-signin connect --product-id ID --device-name NAME [options]

Signs in: sends a CONNECT, says what the CONNACK means, sends DISCONNECT.
The device secret comes from the environment variable MQTT_SIGNIN_SECRET, a file or standard input.
Without --tls others on the way can read all but the secret, and use the signature until it ends.`;

const CONNECTING = {
	host: { type: 'string', value: 'HOST', help: 'server (ID.iotcloud.tencentdevices.com)' },
	port: { type: 'string', value: 'PORT', help: 'its port (1883, with --tls 8883)' },
	'keep-alive': {
		type: 'string',
		value: 'SECONDS',
		help: '0 to 900, which is the limit of the platform; 0 turns it off (240)',
	},
	timeout: { type: 'string', value: 'SECONDS', help: 'how long to wait for an answer (10)' },
	tls: { type: 'boolean', help: 'connect with TLS' },
	ca: { type: 'string', value: 'FILE', help: "the platform's root certificate, PEM" },
	'server-name': { type: 'string', value: 'NAME', help: 'name in its certificate (the host)' },
	stay: {
		type: 'boolean',
		help: 'stay signed in, newly signed at each connection, until SIGINT or SIGTERM',
	},
} as const satisfies Options;

const LONGEST_KEEP_ALIVE = 900;

export async function connect(args: string[]): Promise<number> {
	const values = parse(args, USAGE, { ...IDENTITY, ...SIGNING, ...CONNECTING, ...JSON_OPTION });
	if (values === undefined) return EXIT.ok;
	for (const name of ['expiry', 'connection-id', 'json']) exclusive(values, 'stay', name);
	const device = await readDevice(values);
	const keepAlive =
		integer(
			values['keep-alive'],
			'keep-alive',
			0,
			LONGEST_KEEP_ALIVE,
			' seconds, the limit of the platform',
		) ?? 240;
	const server = await readServer(values, device);
	const signing = readSigning(values);
	if (!values.stay) return connectOnce(device, server, signing, keepAlive, values.json === true);

	const stopping = new AbortController();
	const stop = () => stopping.abort();
	process.once('SIGINT', stop).once('SIGTERM', stop);
	const signIn = new SignIn(device, {
		...readMethod(values),
		keepAlive,
		lifetime: readLifetime(values),
		random: Math.random,
	});
	await stay({
		server,
		signIn,
		keepAlive,
		now: () => (values['never-expires'] ? undefined : Date.now() / 1000),
		say: console.log,
		signal: stopping.signal,
	});
	return EXIT.ok;
}

async function readServer(values: Values<typeof CONNECTING>, device: Device): Promise<Server> {
	if (!values.tls && (values.ca !== undefined || values['server-name'] !== undefined))
		throw new TypeError('--ca and --server-name are for TLS; allowed: with --tls');
	const { ca, 'server-name': servername } = values;
	return {
		host: values.host ?? hostOf(device),
		port: integer(values.port, 'port', 1, 65535) ?? (values.tls ? 8883 : 1883),
		timeout: integer(values.timeout, 'timeout', 1, 3600, ' seconds') ?? 10,
		tls: values.tls
			? {
					...(ca !== undefined && { ca: await readText(ca, 'ca') }),
					...(servername !== undefined && { servername }),
				}
			: undefined,
	};
}

async function connectOnce(
	device: Device,
	server: Server,
	signing: SignOptions,
	keepAlive: number,
	json: boolean,
): Promise<number> {
	const credentials = signCredentials(device, signing);
	const { clientId, username } = credentials;
	const { host, port } = server;
	// Only reads the answer, as --expiry and --connection-id are no business of its own signatures.
	const signIn = new SignIn(device, { random: Math.random });
	signIn.connect();
	if (!json) console.log(`Signing in to ${host}:${port} as ${username}`);
	const outcome = await attempt(server, encodeConnect({ ...credentials, keepAlive }), (bytes) =>
		signIn.receive(bytes),
	);
	if (json) {
		const { socket, ...answer } = { socket: undefined, ...outcome };
		console.log(JSON.stringify({ host, port, clientId, username, ...answer }, null, '\t'));
	} else tell(outcome, server, signing);
	if (outcome.kind === 'accepted') await disconnect(outcome.socket);
	return outcome.kind === 'accepted'
		? EXIT.ok
		: outcome.kind === 'refused'
			? EXIT.refused
			: EXIT.unreachable;
}

function tell(outcome: Outcome, { tls }: Server, { expiry }: SignOptions): void {
	if (outcome.kind === 'accepted') {
		console.log('Accepted');
	} else if (outcome.kind === 'refused') {
		console.log(`${outcome.meaning} (return code ${outcome.returnCode})`);
		if (outcome.returnCode >= 4) console.log(whatToCheck(expiry));
	} else {
		console.error(`No answer (${outcome.kind}): ${outcome.meaning}`);
		if (tls && !tls.ca && outcome.kind === 'unreachable')
			console.error("If its certificate is unknown, give the platform's root with --ca FILE.");
	}
}

function whatToCheck(expiry: number): string {
	return `Check, the likeliest first:
- the device secret: that of this device, as the console shows it now
- product id and device name: both as in the console, capitals too, and the device enabled
- the clock: here it is ${utc(Date.now() / 1000)}
- the expiry: this signature ends ${utc(expiry)}
What another tool signed with: mqtt-signin explain`;
}
