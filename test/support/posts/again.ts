import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { b64, decoded, GATE, hex, MAST, PUMP, type Sent, tencent } from './sign.js';

const right = tencent(PUMP);
const sha1 = tencent(PUMP, { hash: 'sha1' });
const [token] = right.password.split(';');
const device = { ...PUMP };
const given = (sent: Sent) => ({ cloud: 'tencent' as const, device, ...sent });
const END = NOW + 3600;

/** More mistakes with Tencent's credentials. */
export const AGAIN: readonly Post[] = [
	{
		id: 'again-json-tail',
		cause: 'a quotation mark and a comma were copied from a JSON file with the user name',
		first: ['text.trailing', 'text.quotes'],
		asked: given({ ...right, username: `${right.username}",` }),
	},
	{
		id: 'again-label',
		cause: 'the word password: was copied into the password',
		first: ['text.label'],
		asked: given({ ...right, password: `password: ${right.password}` }),
	},
	{
		id: 'again-spaces-after-semicolons',
		cause: 'spaces stand after the semicolons',
		first: ['text.white-space'],
		asked: given({ ...right, username: right.username.replaceAll(';', '; ') }),
	},
	{
		id: 'again-sha1-called-sha256',
		cause: 'a token of SHA-1 is called hmacsha256',
		first: ['method.mismatch', 'method.length'],
		asked: {
			input: as.json({ ...sha1, password: sha1.password.replace('sha1', 'sha256') }),
			device,
		},
	},
	{
		id: 'again-all-upper-case',
		cause: 'the whole password went through toUpperCase(), its method too',
		first: ['token.upper-case', 'method.wrong'],
		all: [['token.upper-case'], ['method.wrong']],
		asked: { input: as.json({ ...right, password: right.password.toUpperCase() }), device },
	},
	{
		id: 'again-base64-of-hex',
		cause: "the token's digits were encoded as Base64 once more",
		first: ['token.base64-of-hex'],
		asked: {
			input: as.lines(tencent(PUMP, { write: (mac) => b64(Buffer.from(hex(mac))) })),
			device,
		},
	},
	{
		id: 'again-0x',
		cause: '0x stands before the token',
		first: ['token.prefix'],
		asked: { input: as.json({ ...right, password: `0x${right.password}` }), device },
	},
	{
		id: 'again-order-of-parts',
		cause: 'expiry and connection id changed places in the user name',
		first: ['layout.order', 'time.not-a-number', 'part.wrong', 'layout.parts'],
		also: ['part.characters', 'time.not-a-number', 'part.wrong'],
		asked: {
			input: as.json(tencent(PUMP, { username: `K7QX2M9PLTpump_03;12010126;${END};x8Gq2` })),
			device,
		},
	},
	{
		id: 'again-product-cut',
		cause: 'the product id lost its last character',
		first: ['identity.cut', 'identity.typo'],
		asked: {
			input: as.labels(
				tencent(PUMP, { identity: 'K7QX2M9PLpump_03', clientId: 'K7QX2M9PLpump_03' }),
			),
			device,
		},
	},
	{
		id: 'again-carriage-return',
		cause: 'a Windows line end stayed at the end of the user name',
		first: ['text.white-space'],
		asked: given({ ...right, username: `${right.username}\r` }),
	},
	{
		id: 'again-no-break-space',
		cause: 'a no-break space from a web page stands before the password',
		first: ['text.white-space', 'text.invisible', 'text.look-alike'],
		asked: given({ ...right, password: `\u00a0${right.password}` }),
	},
	{
		id: 'again-zero-width',
		cause: 'an invisible character from a chat stands in the client id',
		first: ['text.invisible'],
		asked: given({ ...right, clientId: `K7QX2M9PLT\u200bpump_03` }),
	},
	{
		id: 'again-smart-quotes',
		cause: 'typographic quotation marks from a chat are part of the values',
		first: ['text.quotes', 'text.look-alike'],
		asked: given({ ...right, username: `\u201c${right.username}\u201d` }),
	},
	{
		id: 'again-colon',
		cause: 'a colon stands where the password needs a semicolon',
		first: ['layout.separator'],
		asked: {
			input: as.lines({ ...right, password: `${token}:hmacsha256` }),
			cloud: 'tencent',
			device,
		},
	},
	{
		id: 'again-no-connection-id',
		cause: 'the connection id is missing',
		first: ['part.missing', 'layout.parts'],
		asked: {
			input: as.json(tencent(PUMP, { username: `K7QX2M9PLTpump_03;12010126;${END}` })),
			device,
		},
	},
	{
		id: 'again-last-semicolon',
		cause: 'the user name ends with a semicolon too many',
		first: ['layout.trailing', 'text.trailing'],
		asked: { input: as.json(tencent(PUMP, { username: `${right.username};` })), device },
	},
	{
		id: 'again-user-name-as-password',
		cause: 'the user name was put into the password as well',
		first: ['fields.same'],
		asked: given({ ...right, password: right.username }),
		also: ['layout.parts', 'method.wrong', 'token.unreadable'],
	},
	{
		id: 'again-product-twice',
		cause: 'the product id stands twice in the client id',
		first: ['identity.doubled', 'identity.extra'],
		asked: given({ ...right, clientId: 'K7QX2M9PLTK7QX2M9PLTpump_03' }),
	},
	{
		id: 'again-signs-crlf',
		cause: 'the signed text ended with a Windows line end',
		first: ['message.appended'],
		asked: { input: as.json(tencent(PUMP, { text: (same) => `${same}\r\n` })), device },
	},
	{
		id: 'again-signs-empty',
		cause: 'the text variable was empty when it was signed',
		first: ['message.empty'],
		asked: { input: as.json(tencent(PUMP, { text: () => '' })), device },
	},
	{
		id: 'again-other-name-signed',
		cause: 'another device name was signed than was sent',
		first: ['message.part', 'secret.different'],
		asked: {
			input: as.json(tencent(PUMP, { text: (same) => same.replace('pump_03', 'pump_04') })),
			device,
		},
	},
	{
		id: 'again-secret-as-password',
		cause: 'the secret itself was sent as the password',
		first: ['text.secret'],
		also: ['method.missing', 'token.length', 'token.base64', 'token.unreadable'],
		asked: {
			input: as.labels({ ...right, password: PUMP.deviceSecret }),
			cloud: 'tencent',
			device,
		},
	},
	{
		id: 'again-base64-url-key',
		cause: 'a decoder for URLs dropped the + and / of the secret',
		first: ['key.base64-url', 'key.cut', 'key.plus-as-space', 'secret.different'],
		asked: {
			input: as.json(tencent(GATE, { key: decoded(GATE.deviceSecret.replace(/[+/]/g, '')) })),
			device: { ...GATE, deviceSecret: GATE.deviceSecret },
		},
	},
	{
		id: 'again-never-reached',
		cause: 'the server was never reached: the TCP connection was refused',
		first: ['refused.unreached', 'refused.client'],
		also: ['cause.network', 'cause.closed'],
		asked: {
			input: `${as.python(right, 'K7QX2M9PLT.iotcloud.tencentdevices.com')}
ConnectionRefusedError: [Errno 111] Connection refused`,
			device,
		},
	},
	{
		id: 'again-user-name-31',
		cause: 'a buffer of 32 bytes cut the user name',
		first: ['text.cut', 'part.missing', 'layout.parts'],
		also: [
			'text.cut',
			'part.missing',
			'layout.parts',
			'part.empty',
			'message.part',
			'message.appended',
		],
		asked: {
			input: as.espIdf(
				{
					...tencent(MAST),
					username: tencent(MAST).username.slice(0, 31),
				},
				`${MAST.productId}.iotcloud.tencentdevices.com`,
			),
			device: { ...MAST },
		},
	},
];
