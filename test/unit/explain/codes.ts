import type { Question } from '../../../explain/index.js';
import { connect } from '../../support/posts/packet.js';
import { NOW } from '../../support/posts/post.js';
import {
	type AlibabaChange,
	type AzureChange,
	alibaba,
	azure,
	decoded,
	HUB,
	hmac,
	huawei,
	LAMP,
	LOCK,
	PUMP,
	pct,
	type TencentChange,
	type TencentDevice,
	tencent,
} from '../../support/posts/sign.js';

const pump = (change: TencentChange = {}, more: Question = {}): Question => ({
	cloud: 'tencent',
	device: { ...PUMP },
	...tencent(PUMP, change),
	...more,
});
const hub = (change: AzureChange = {}, more: Question = {}): Question => ({
	cloud: 'azure',
	device: { ...HUB },
	...azure(change),
	...more,
});
const lock = (change: AlibabaChange = {}, more: Question = {}): Question => ({
	cloud: 'alibaba',
	device: { ...LOCK },
	...alibaba(change),
	...more,
});
/** A secret with characters that are percent-encoded or written otherwise. */
const SLASHES: TencentDevice = { ...PUMP, deviceSecret: '+/v7/vv7+/v7+/v7+/v7+w==' };
const plain = azure();
const packet = (hex: string): Question => ({ packet: hex });
const text = (change: (same: string) => string) => pump({ text: change });
const key = (bytes: string, device = PUMP) => ({
	...pump({}, tencent(device, { key: bytes })),
	device: { ...device },
});

/** An input for each finding that neither a mistake of the generated ones nor a post has first. */
export const INPUTS: Readonly<Record<string, Question>> = {
	'text.too-long': pump({}, { username: 'a'.repeat(70000) }),
	'layout.extra': pump({
		username: `${PUMP.productId}${PUMP.deviceName};12010126;x8;9;1795603600`,
	}),
	'layout.key': hub({}, { password: plain.password.replace('&se=', '&SE=') }),
	'layout.key-twice': hub({}, { password: `${plain.password}&se=1795603600` }),
	'layout.unknown-key': hub({}, { password: `${plain.password}&ttl=3600` }),
	'percent.partly': hub({ encode: (sr) => sr.replace('/', '%2F') }),
	'percent.unchecked': hub({ encode: (sr) => sr }, { device: { hostName: HUB.hostName } }),
	'part.unusual': pump({ appId: '12345678' }),
	'identity.extra': pump({}, { clientId: `${PUMP.productId}${PUMP.deviceName}_2` }),
	'time.many-digits': pump({ time: '1795603600000000' }),
	'time.long': pump({ time: `${NOW + 86400}` }),
	'time.ahead': pump({ time: `${NOW + 28800 + 3600}` }, { lifetime: 3600 }),
	'time.local': lock({ time: `${NOW + 28800}123` }),
	'key.derived': hub({ key: hmac('sha256', decoded(HUB.sharedAccessKey), HUB.deviceId) }),
	'key.zero-byte': {
		cloud: 'huawei',
		device: { ...LAMP },
		...huawei({ key: `${LAMP.deviceSecret}\0` }),
	},
	'key.base64-url': key('-_v7_vv7-_v7-_v7-_v7-w==', SLASHES),
	'key.percent-encoded': key(pct(SLASHES.deviceSecret), SLASHES),
	'key.percent-decoded': lock({ key: 'a+b' }, { device: { ...LOCK, deviceSecret: 'a%2Bb' } }),
	'method.length': pump({}, { device: {}, password: `${'0123456789abcdef'.repeat(4)};hmacsha1` }),
	'message.only-first': text((same) => same.split(';').slice(0, 2).join(';')),
	'message.prepended': text((same) => `\n${same}`),
	'message.case': text((same) => same.toUpperCase()),
	'message.encoded-whole': text(encodeURIComponent),
	'message.doubled': text((same) => same + same),
	'message.cut-at-start': text((same) => same.slice(1)),
	'token.mixed-case': pump({
		write: (mac) => mac.toString('hex').replace(/[a-f]/, (c) => c.toUpperCase()),
	}),
	'token.escapes': pump({ write: (mac) => mac.toString('hex').replace(/../g, '\\x$&') }),
	'token.extra': pump({ write: (mac) => `${mac.toString('hex')}00` }),
	'token.length': pump(
		{ write: (mac) => mac.subarray(0, 25).toString('hex').replace(/^./, 'x0') },
		{ device: {} },
	),
	'token.other-device': pump({ key: 'x' }, { device: { ...PUMP, deviceName: 'another' } }),
	'host.scheme': pump({}, { host: 'mqtt://K7QX2M9PLT.iotcloud.tencentdevices.com' }),
	'host.port': pump({}, { host: 'K7QX2M9PLT.iotcloud.tencentdevices.com:1883' }),
	'refused.unknown': { returnCode: 77 },
	'packet.length-unending': packet('20ffffffff7f'),
	'packet.length-padded': packet('2082000000'),
	'packet.reserved-type': packet('0000'),
	'packet.bridge': packet(connect({ clientId: 'a', level: 0x84 }).toString('hex')),
	'packet.will-qos-3': packet('101100044d515454041e003c00000001610000'),
	'packet.will-topic-empty': packet('101000044d5154540406003c000000000000'),
	'packet.will-topic-wildcard': packet('101100044d5154540406003c000000012b0000'),
	'packet.client-id-31': packet(
		connect({ clientId: 'a'.repeat(24), name: 'MQIsdp', level: 3 }).toString('hex'),
	),
	'packet.client-id-empty': packet('100d00044d5154540400003c0000'),
	'packet.control-character': packet(connect({ clientId: 'a\x01b' }).toString('hex')),
	'packet.connack-flags': packet('20020200'),
	'packet.connack-session': packet('20020105'),
	'packet.connack-code': packet('20020006'),
	'cloud.unknown': { clientId: 'a', username: 'b', password: 'c' },
	'cause.version': { returnCode: 1 },
	'input.empty': { input: ' \n' },
};
