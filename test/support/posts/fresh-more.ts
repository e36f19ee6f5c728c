import * as as from './forms.js';
import { NOW, type Post } from './post.js';
import { azure, DPS, dps, HUB, hex, PUMP, tencent } from './sign.js';

const HOST = `${PUMP.productId}.iotcloud.tencentdevices.com`;
const pump = { device: { ...PUMP }, cloud: 'tencent' } as const;
const hub = { device: { ...HUB }, cloud: 'azure' } as const;
const LONGER = { ...PUMP, deviceName: 'pump_03_line_b' };
const longer = tencent(LONGER);
const hole = (name: string) => `\${${name}}`;
/** As Python prints bytes. */
const python = (mac: Buffer) =>
	`b'${Array.from(mac, (byte) => (byte > 34 && byte < 127 && byte !== 39 && byte !== 59 && byte !== 92 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`)).join('')}'`;

/** More of what was found without having seen the explainer. */
export const FRESH_MORE: readonly Post[] = [
	{
		id: 'fresh-user-name-is-client-id',
		source: 'espressif/esp-at#427: AT MQTT 连接腾讯云失败',
		cause:
			'the user name is the client id, of 24 characters, and the password is the name of the method',
		asked: {
			input: as.at({ ...longer, username: longer.clientId, password: 'hmacsha256' }, HOST),
			device: { ...LONGER },
		},
		first: ['layout.parts'],
		all: [['part.missing']],
		never: ['text.cut'],
	},
	{
		id: 'fresh-no-app-id',
		cause: 'the user name lacks the sdkAppId, and the device name has an underscore',
		asked: {
			...pump,
			...tencent(PUMP, {
				username: `${PUMP.productId}${PUMP.deviceName};x8Gq2;${NOW + 3600}`,
			}),
		},
		first: ['part.missing'],
		never: ['layout.separator'],
	},
	{
		id: 'fresh-dps-hub-in-user-name',
		cause: 'the user name has the form of the hub',
		asked: {
			...dps({
				username: 'global.azure-devices-provisioning.net/line2-sealer/?api-version=2021-04-12',
			}),
			device: { ...DPS },
		},
		first: ['identity.other', 'identity.form'],
		never: ['layout.separator'],
	},
	{
		id: 'fresh-printf-percent',
		cause: 'each percent sign is doubled as printf wants it, and nothing printed it',
		asked: { ...hub, ...azure(), password: azure().password.replaceAll('%', '%%') },
		first: ['text.escape'],
	},
	{
		id: 'fresh-openssl-label',
		cause: "the token has openssl's label before it",
		asked: { ...pump, ...tencent(PUMP, { write: (mac) => `SHA2-256(stdin)= ${hex(mac)}` }) },
		first: ['text.label'],
	},
	{
		id: 'fresh-sha256sum-tail',
		cause: "the token has the end of sha256sum's line after it",
		asked: { ...pump, ...tencent(PUMP, { write: (mac) => `${hex(mac)}  -` }) },
		first: ['text.white-space', 'layout.extra'],
		also: ['text.white-space', 'layout.extra'],
	},
	{
		id: 'fresh-python-bytes',
		cause: 'str() of the digest, which prints escapes',
		asked: { ...pump, ...tencent(PUMP, { write: python }) },
		first: ['token.printed'],
	},
	{
		id: 'right-fresh-tls-options',
		cause: 'nothing is wrong: options of TLS are named, and no error',
		asked: {
			...hub,
			input: `${as.python(azure(), HUB.hostName).replace('1883', '8883')}
client.tls_set(ca_certs=root_ca_cert, cert_reqs=ssl.CERT_REQUIRED)
MQTTClient(ssl=True, ssl_params={"cert_reqs": ussl.CERT_NONE})`,
		},
		first: [],
	},
	{
		id: 'fresh-template',
		cause: "a template's placeholders stand between plain quotes",
		asked: {
			...pump,
			...tencent(PUMP),
			clientId: hole('productId') + hole('deviceName'),
			username: `${hole('productId')}${hole('deviceName')};12010126;${hole('connid')};${hole('expiry')}`,
		},
		first: ['part.placeholder'],
	},
];
