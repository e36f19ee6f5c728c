import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import {
	alibaba,
	apsaramq,
	azure,
	baidu,
	HUB,
	hex,
	huawei,
	KILN,
	LAMP,
	LOCK,
	NET,
	onenet,
	PLUG,
	pct,
	QUEUE,
	tuya,
} from './sign.js';

const hub = { cloud: 'azure', device: { ...HUB } } as const;
const net = { cloud: 'onenet', device: { ...NET } } as const;
const lamp = { cloud: 'huawei', device: { ...LAMP } } as const;
const plug = { cloud: 'tuya', device: { ...PLUG } } as const;
const lock = { cloud: 'alibaba', device: { ...LOCK } } as const;
const queue = { cloud: 'apsaramq', device: { ...QUEUE } } as const;
const kiln = { cloud: 'baidu', device: { ...KILN } } as const;
const literal = (text: string) => text.replaceAll('\n', '\\n');
/** More mistakes with the other clouds' credentials. */
export const AGAIN_CLOUDS: readonly Post[] = [
	{
		id: 'again-azure-literal-line-end',
		cause: 'the signed text has a backslash and an n for its line end',
		first: ['message.separator'],
		asked: { ...hub, input: as.json(azure({ text: literal })) },
	},
	{
		id: 'again-azure-crlf',
		cause: 'the signed text has a Windows line end between resource and expiry',
		first: ['message.separator'],
		asked: { ...hub, input: as.json(azure({ text: (same) => same.replace('\n', '\r\n') })) },
	},
	{
		id: 'again-azure-no-prefix',
		cause: 'the password lacks SharedAccessSignature before sr=',
		first: ['layout.prefix'],
		asked: { ...hub, ...azure(), password: azure().password.replace(/^SharedAcc\w+ /, '') },
	},
	{
		id: 'again-azure-hex-sig',
		cause: 'the signature is in hexadecimal digits',
		first: ['token.hex'],
		asked: { ...hub, input: as.json(azure({ write: hex })) },
	},
	{
		id: 'again-azure-device-case',
		cause: 'the device id is written Tank-04, and it is tank-04',
		first: ['identity.case'],
		asked: {
			...hub,
			input: as.labels(
				azure({
					clientId: 'Tank-04',
					username: `${HUB.hostName}/Tank-04/?api-version=2021-04-12`,
					sr: `${HUB.hostName}/devices/Tank-04`,
				}),
			),
		},
	},
	{
		id: 'again-azure-sig-twice',
		cause: 'the signature was percent-encoded twice',
		first: ['percent.double'],
		asked: { ...hub, input: as.json(azure({ sig: (mac) => pct(pct(mac)) })) },
	},
	{
		id: 'again-azure-messages-events',
		cause: 'the resource goes on with /messages/events',
		first: ['identity.form', 'identity.more', 'identity.extra'],
		asked: {
			...hub,
			input: as.json(azure({ sr: `${HUB.hostName}/devices/tank-04/messages/events` })),
		},
	},
	{
		id: 'again-azure-unix-without-lifetime',
		cause: 'the lifetime was written as the expiry',
		first: ['time.not-set', 'time.past'],
		asked: { ...hub, input: as.json(azure({ time: '3600' })) },
	},
	{
		id: 'again-onenet-literal-line-end',
		cause: 'the signed text has a backslash and an n for each line end',
		first: ['message.separator'],
		asked: { ...net, input: as.json(onenet({ text: literal })) },
	},
	{
		id: 'again-onenet-resource-typo',
		cause: 'the resource says device for devices',
		first: ['identity.form', 'identity.typo', 'identity.cut'],
		asked: {
			...net,
			input: as.json(onenet({ res: `products/${NET.productId}/device/${NET.deviceName}` })),
		},
	},
	{
		id: 'again-onenet-encoded-twice',
		cause: 'resource and signature were percent-encoded twice',
		first: ['percent.double'],
		asked: { ...net, input: as.lines(onenet({ encode: (text) => pct(pct(text)) })) },
	},
	{
		id: 'again-onenet-no-version',
		cause: 'the token has no version',
		first: ['part.missing', 'layout.parts'],
		asked: {
			...net,
			input: as.json({
				...onenet(),
				password: onenet().password.replace('version=2018-10-31&', ''),
			}),
		},
	},
	{
		id: 'again-huawei-placeholder-stamp',
		cause: 'YYYYMMDDHH was never replaced',
		first: ['time.hour-format', 'part.placeholder'],
		asked: { ...lamp, input: as.json(huawei({ time: 'YYYYMMDDHH' })) },
	},
	{
		id: 'again-huawei-yesterday',
		cause: 'the stamp is of yesterday, and is checked',
		first: ['time.off', 'time.past'],
		asked: { ...lamp, input: as.labels(huawei({ check: '1', time: '2026112409' })) },
	},
	{
		id: 'again-huawei-other-device',
		cause: "the password is another device's",
		first: ['secret.different'],
		asked: { ...lamp, input: as.json(huawei({ key: 'c0ffee0123456789abcd' })), returnCode: 4 },
	},
	{
		id: 'again-huawei-type-1',
		cause: 'the client id says type 1; it must be 0',
		first: ['part.wrong', 'part.unusual'],
		asked: { ...lamp, input: as.json(huawei({ clientId: `${LAMP.deviceId}_1_0_2026112509` })) },
	},
	{
		id: 'again-tuya-no-signature-method',
		cause: 'signMethod is missing from the user name',
		first: ['part.missing', 'layout.parts'],
		asked: {
			...plug,
			input: as.json({
				...tuya(),
				username: tuya().username.replace('signMethod=hmacSha256,', ''),
			}),
		},
	},
	{
		id: 'again-tuya-signs-values',
		cause: 'the values were signed without their names',
		first: ['message.labels', 'message.separator', 'message.part'],
		asked: { ...plug, input: as.json(tuya({ text: () => `${PLUG.deviceId},${NOW},1,1` })) },
	},
	{
		id: 'again-tuya-secure-mode',
		cause: 'secureMode is 0; it must be 1',
		first: ['part.wrong'],
		asked: {
			...plug,
			input: as.json(tuya({ pairs: `timestamp=${NOW},secureMode=0,accessType=1` })),
		},
	},
	{
		id: 'again-tuya-secret-with-space',
		cause: 'the secret was copied with a space before it',
		first: ['key.white-space'],
		asked: { ...plug, input: as.json(tuya({ key: ` ${PLUG.deviceSecret}` })) },
	},
	{
		id: 'again-alibaba-method-name',
		cause: 'signmethod is written HmacSHA256',
		first: ['method.wrong'],
		asked: { ...lock, input: as.json(alibaba({ method: 'HmacSHA256' })) },
	},
	{
		id: 'again-alibaba-first-bar',
		cause: 'the | between id and securemode is missing',
		first: ['layout.parts', 'layout.separator', 'part.missing', 'layout.prefix'],
		also: ['part.missing', 'layout.unknown-key', 'layout.parts'],
		asked: { ...lock, ...alibaba(), clientId: alibaba().clientId.replace('|', '') },
	},
	{
		id: 'again-alibaba-name-case',
		cause: 'the device name is written lock_21, and it is Lock_21',
		first: ['identity.case'],
		also: ['message.part', 'message.case'],
		asked: { ...lock, input: as.json(alibaba({ username: 'lock_21&a1nV7tXq0Zs' })) },
	},
	{
		id: 'again-alibaba-sorted-otherwise',
		cause: 'product key and device name were signed in another order',
		first: ['message.order'],
		asked: {
			...lock,
			input: as.json(
				alibaba({
					text: () =>
						`clientIda1nV7tXq0Zs.Lock_21productKeya1nV7tXq0ZsdeviceNameLock_21timestamp${NOW}123`,
				}),
			),
		},
	},
	{
		id: 'again-alibaba-whole-client-id-signed',
		cause: 'the client id was signed with its |securemode…| part',
		first: ['message.part', 'message.field'],
		asked: {
			...lock,
			input: as.json(
				alibaba({ text: (same) => same.replace('a1nV7tXq0Zs.Lock_21', alibaba().clientId) }),
			),
		},
	},
	{
		id: 'again-apsaramq-signs-user-name',
		cause: 'the user name was signed instead of the client id',
		first: ['message.field'],
		asked: { ...queue, input: as.json(apsaramq({ text: () => apsaramq().username })) },
	},
	{
		id: 'again-apsaramq-url-base64',
		cause: 'the signature is in the Base64 of URLs',
		first: ['token.base64-url', 'token.no-padding'],
		also: ['token.no-padding', 'token.base64-url'],
		asked: { ...queue, input: as.json(apsaramq({ write: (mac) => mac.toString('base64url') })) },
	},
	{
		id: 'again-apsaramq-tencent-way',
		cause: 'the password ends with ;hmacsha1, as for another cloud',
		first: [
			'text.trailing',
			'layout.extra',
			'token.extra',
			'token.unreadable',
			'layout.suffix',
			'cloud.other-form',
		],
		asked: { ...queue, ...apsaramq(), password: `${apsaramq().password};hmacsha1` },
	},
	{
		id: 'again-baidu-small-algorithm',
		cause: 'the algorithm is written sha256',
		first: ['method.wrong'],
		asked: { ...kiln, input: as.json(baidu({ method: 'sha256' })) },
	},
	{
		id: 'again-baidu-order',
		cause: 'time and device key changed places in the user name',
		first: ['layout.order', 'time.not-a-number', 'identity.other', 'identity.instead'],
		also: ['time.not-a-number', 'identity.other', 'identity.instead', 'identity.form'],
		asked: {
			...kiln,
			input: as.json(baidu({ username: `thingidp@axkqwme|${NOW}|kiln_north|SHA256` })),
		},
	},
	{
		id: 'again-baidu-other-core',
		cause: 'the id of the instance is another',
		first: ['identity.other', 'identity.typo'],
		asked: {
			...kiln,
			input: as.json(baidu({ username: `thingidp@bqzrtyu|kiln_north|${NOW}|SHA256` })),
		},
	},
	{
		id: 'again-baidu-without-algorithm-signed',
		cause: 'the hash lacks the algorithm before the secret',
		first: ['message.without', 'message.only-first', 'message.part'],
		asked: {
			...kiln,
			input: as.json(baidu({ text: () => `kiln_north&${NOW}&${KILN.deviceSecret}` })),
		},
	},
];
