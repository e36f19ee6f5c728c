import type { Sent } from '../make.js';
import type { Mistake } from './mistake.js';

const sent = (
	name: string,
	code: string,
	change: (fields: Sent) => Partial<Sent>,
	clouds?: readonly string[],
): Mistake => ({
	name,
	code,
	making: { sent: change },
	at: 'sent',
	...(clouds && { clouds }),
});

export const LAYOUT_MISTAKES: readonly Mistake[] = [
	sent('no method', 'method.missing', ({ password }) => ({ password: password.split(';')[0] }), [
		'tencent',
	]),
	sent(
		'a colon before the method',
		'layout.separator',
		({ password }) => ({ password: password.replace(';', ':') }),
		['tencent'],
	),
	sent(
		'a comma in the user name',
		'layout.separator',
		({ username }) => ({ username: username.replaceAll(';', ',') }),
		['tencent'],
	),
	sent(
		'a semicolon at the end',
		'layout.trailing',
		({ password }) => ({ password: `${password};` }),
		['tencent'],
	),
	sent(
		'a password cut to 63 bytes',
		'text.cut',
		({ password }) => ({ password: password.slice(0, 63) }),
		['tencent'],
	),
	sent(
		'a password cut to 32 bytes',
		'text.cut',
		({ password }) => ({ password: password.slice(0, 32) }),
		['tencent'],
	),
	sent(
		'a user name cut to 32 bytes',
		'text.cut',
		({ username }) => ({ username: username.slice(0, 32) }),
		['tencent'],
	),
	sent(
		'another name of the method',
		'method.wrong',
		({ password }) => ({ password: password.replace('hmacsha256', 'HmacSHA256') }),
		['tencent'],
	),
	sent(
		'no prefix',
		'layout.prefix',
		({ password }) => ({ password: password.replace('SharedAccessSignature ', '') }),
		['azure', 'azure-dps'],
	),
	sent(
		'no prefix',
		'layout.prefix',
		({ username }) => ({ username: username.replace('thingidp@', '') }),
		['baidu'],
	),
	sent(
		'no prefix',
		'layout.prefix',
		({ clientId }) => ({ clientId: clientId.replace('tuyalink_', '') }),
		['tuya'],
	),
	sent(
		'no bar at the end',
		'layout.suffix',
		({ clientId }) => ({ clientId: clientId.slice(0, -1) }),
		['alibaba'],
	),
	sent(
		'a token that is not encoded',
		'percent.missing',
		({ password }) => ({
			password: password.replace(
				/(sign?=)([^&]+)/,
				(_, name, value) => name + decodeURIComponent(value),
			),
		}),
		['azure', 'azure-dps', 'onenet'],
	),
	sent(
		'a token encoded twice',
		'percent.double',
		({ password }) => ({
			password: password.replace(
				/(sign?=)([^&]+)/,
				(_, name, value) => name + encodeURIComponent(value),
			),
		}),
		['azure', 'azure-dps', 'onenet'],
	),
	sent(
		'a resource that is sent as it is',
		'percent.missing',
		({ password }) => ({
			password: password.replace(
				/((?:sr|res)=)([^&]+)/,
				(_, name, value) => name + decodeURIComponent(value),
			),
		}),
		['azure', 'azure-dps', 'onenet'],
	),
	sent(
		'no api-version',
		'part.missing',
		({ username }) => ({ username: username.replace(/\/api-version.*/, '') }),
		['azure-dps'],
	),
	sent('no se', 'part.missing', ({ password }) => ({ password: password.replace(/&se=\d+/, '') }), [
		'azure',
	]),
	sent(
		'no skn',
		'part.missing',
		({ password }) => ({ password: password.replace('&skn=registration', '') }),
		['azure-dps'],
	),
	sent(
		'no version',
		'part.missing',
		({ password }) => ({ password: password.replace('version=2018-10-31&', '') }),
		['onenet'],
	),
	sent(
		'the client id of another cloud',
		'identity.more',
		({ clientId, username }) => ({ clientId: `${username}&${clientId}` }),
		['onenet'],
	),
	sent(
		'the device name for the user name',
		'identity.instead',
		({ clientId }) => ({ username: clientId }),
		['onenet'],
	),
	sent(
		'capital letters',
		'identity.case',
		({ username }) => ({ username: username.replaceAll('sensor-7', 'Sensor-7') }),
		['tencent', 'azure', 'azure-dps', 'huawei', 'alibaba', 'baidu'],
	),
	sent(
		'product key and device name reversed',
		'identity.reversed',
		({ username }) => ({ username: username.split('&').reverse().join('&') }),
		['alibaba'],
	),
	sent(
		'no & between them',
		'identity.joined',
		({ username }) => ({ username: username.replace('&', '') }),
		['alibaba'],
	),
	sent('a client id of the device name alone', 'identity.only', () => ({ clientId: 'sensor-7' }), [
		'tencent',
	]),
	sent(
		'a client id of the old page',
		'identity.joined',
		() => ({ clientId: 'LD8S5J1L07;sensor-7' }),
		['tencent'],
	),
	sent('a client id with &', 'identity.joined', () => ({ clientId: 'LD8S5J1L07&sensor-7' }), [
		'tencent',
	]),
	sent(
		'@ instead of @@@',
		'identity.joined',
		({ clientId }) => ({ clientId: clientId.replace('@@@', '@') }),
		['apsaramq'],
	),
];
