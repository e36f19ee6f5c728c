import {
	connectionId,
	type Device,
	expiryAfter,
	hmacsha1,
	hmacsha256,
	type Method,
	NEVER_EXPIRES,
	type SignOptions,
	signCredentials,
} from '../src/index.js';
import { IDENTITY, readDevice } from './identity.js';
import { EXIT, exclusive, integer, type Options, parse, type Values } from './options.js';

const USAGE = `mqtt-signin sign --product-id ID --device-name NAME [options]

Prints what a device signs in with: client id, user name, password, host and port.
The device secret comes from the environment variable MQTT_SIGNIN_SECRET, a file or standard input.`;

export const SIGNING = {
	lifetime: { type: 'string', value: 'SECONDS', help: 'how long the signature lives (3600)' },
	expiry: { type: 'string', value: 'UNIX', help: 'when it ends, in Unix seconds' },
	'never-expires': { type: 'boolean', help: 'sign until 2038, as a device without a clock does' },
	'connection-id': {
		type: 'string',
		value: 'ID',
		help: 'letters and digits that the platform traces (5 by chance)',
	},
	method: { type: 'string', value: 'NAME', help: 'hmacsha256 or hmacsha1 (hmacsha256)' },
	'sdk-app-id': { type: 'string', value: 'ID', help: 'digits (12010126)' },
} as const satisfies Options;

export const JSON_OPTION = {
	json: { type: 'boolean', help: 'print one JSON object' },
} as const satisfies Options;

const LIFETIME = 3600;
const METHODS = new Map([hmacsha1, hmacsha256].map((method) => [method.name as string, method]));

export async function sign(args: string[]): Promise<number> {
	const values = parse(args, USAGE, { ...IDENTITY, ...SIGNING, ...JSON_OPTION });
	if (values === undefined) return EXIT.ok;
	const device = await readDevice(values);
	const { clientId, username, password } = signCredentials(device, readSigning(values));
	const result = { clientId, username, password, host: hostOf(device), port: 1883 };
	if (values.json) console.log(JSON.stringify(result, null, '\t'));
	else
		for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(8)}  ${value}`);
	return EXIT.ok;
}

/** One signature's options, by this computer's clock. */
export function readSigning(values: Values<typeof SIGNING>): SignOptions {
	exclusive(values, 'lifetime', 'expiry', 'never-expires');
	const expiry = values['never-expires']
		? NEVER_EXPIRES
		: integer(values.expiry, 'expiry', 0, Number.MAX_SAFE_INTEGER);
	return {
		expiry: expiry ?? expiryAfter(Date.now() / 1000, readLifetime(values)),
		connectionId: values['connection-id'] ?? connectionId(Math.random),
		...readMethod(values),
	};
}

export function readLifetime(values: Values<typeof SIGNING>): number {
	return integer(values.lifetime, 'lifetime', 1, NEVER_EXPIRES, ' seconds') ?? LIFETIME;
}

export function readMethod(values: Values<typeof SIGNING>): {
	method: Method | undefined;
	sdkAppId: string | undefined;
} {
	const method = METHODS.get(values.method ?? hmacsha256.name);
	if (method === undefined)
		throw new TypeError(`--method is unknown; allowed: ${[...METHODS.keys()].join(', ')}`);
	return { method, sdkAppId: values['sdk-app-id'] };
}

/** The platform's host in China; other regions have their own. */
export function hostOf({ productId }: Device): string {
	return `${productId}.iotcloud.tencentdevices.com`;
}
