import { LATER, NOW } from '../make.js';
import type { Mistake } from './mistake.js';

const message = (
	name: string,
	code: string,
	make: (text: string) => string,
	clouds?: readonly string[],
): Mistake => ({
	name,
	code,
	making: { message: make },
	at: 'message',
	...(clouds && { clouds }),
});
const LINES = ['azure', 'azure-dps', 'onenet'];

export const MESSAGE_MISTAKES: readonly Mistake[] = [
	message('a line end that was signed', 'message.appended', (m) => `${m}\n`),
	message('a zero byte that was signed', 'message.appended', (m) => `${m}\0`),
	message('quotes that were signed', 'message.quotes', (m) => `"${m}"`, [
		'tencent',
		'tuya',
		'apsaramq',
	]),
	message('an empty text', 'message.empty', () => ''),
	message('no expiry', 'message.without', (m) => m.split(';').slice(0, 3).join(';'), ['tencent']),
	message('no connection id', 'message.without', (m) => m.replace(';Qk3vr', ''), ['tencent']),
	message('one second later', 'message.other-time', (m) => m.replace(`${LATER}`, `${LATER + 1}`), [
		...LINES,
		'tencent',
	]),
	message(
		'eight hours earlier',
		'message.other-time',
		(m) => m.replace(`${LATER}`, `${LATER - 28800}`),
		[...LINES, 'tencent'],
	),
	message('42 seconds earlier', 'message.other-time', (m) => m.replace(`${NOW}`, `${NOW - 42}`), [
		'tuya',
		'baidu',
		'alibaba',
	]),
	message('milliseconds', 'message.time-unit', (m) => m.replace(`${LATER}`, `${LATER}000`), [
		...LINES,
		'tencent',
	]),
	message('the client id alone', 'message.field', (m) => m.split(';')[0], ['tencent']),
	message(
		'the separator of the old page',
		'message.part',
		(m) => m.replace('LD8S5J1L07', 'LD8S5J1L07;'),
		['tencent'],
	),
	message(
		'the identity joined with &',
		'message.part',
		(m) => m.replace('LD8S5J1L07', 'LD8S5J1L07&'),
		['tencent'],
	),
	message('another sdkAppId', 'message.part', (m) => m.replace('12010126', '21010406'), [
		'tencent',
	]),
	message(
		'the form of Alibaba',
		'message.other-cloud',
		(m) => `clientIdsensor-7deviceNamesensor-7productKeyLD8S5J1L07timestamp${m.split(';').at(-1)}`,
		['tencent'],
	),
	message(
		'the form of OneNET',
		'message.other-cloud',
		(m) => `${m.split(';').at(-1)}\nsha256\nproducts/LD8S5J1L07/devices/sensor-7\n2018-10-31`,
		['tencent'],
	),
	message(
		'the form of Tencent',
		'message.other-cloud',
		(m) => `a14Xib5kdYdsensor-7;12010126;;${m.split('timestamp').at(-1)}`,
		['alibaba'],
	),
	message('commas', 'message.separator', (m) => m.replaceAll(';', ','), ['tencent']),
	message(
		'a backslash and n for a line end',
		'message.separator',
		(m) => m.replaceAll('\n', '\\n'),
		LINES,
	),
	message('no line end', 'message.separator', (m) => m.replaceAll('\n', ''), LINES),
	message('CR LF', 'message.separator', (m) => m.replaceAll('\n', '\r\n'), LINES),
	message('a resource that is not encoded', 'message.not-encoded', (m) => decodeURIComponent(m), [
		'azure',
		'azure-dps',
	]),
	message(
		'a resource encoded twice',
		'message.encoded-twice',
		(m) =>
			m
				.split('\n')
				.map((line) => encodeURIComponent(line))
				.join('\n'),
		['azure', 'azure-dps'],
	),
	message(
		'a resource encoded in small letters',
		'message.lower-case-escapes',
		(m) => m.replaceAll('%2F', '%2f'),
		['azure', 'azure-dps'],
	),
	message(
		'a resource that is encoded',
		'message.encoded',
		(m) =>
			m
				.split('\n')
				.map((line) => encodeURIComponent(line))
				.join('\n'),
		['onenet'],
	),
	message(
		'the order of the fields in the password',
		'message.order',
		(m) => {
			const [et, method, res, version] = m.split('\n');
			return [version, res, et, method].join('\n');
		},
		['onenet'],
	),
	message(
		'expiry and resource in the wrong order',
		'message.order',
		(m) => m.split('\n').reverse().join('\n'),
		['azure', 'azure-dps'],
	),
	message('no timestamp', 'message.without', (m) => m.replace(/timestamp\d+$/, ''), ['alibaba']),
	message(
		'equals signs',
		'message.separator',
		(m) => m.replace(/(clientId|deviceName|productKey|timestamp)/g, '&$1=').slice(1),
		['alibaba'],
	),
	message(
		'values without names',
		'message.labels',
		(m) => m.replace(/clientId|deviceName|productKey|timestamp/g, ''),
		['alibaba'],
	),
	message('an hour of local time', 'message.other-time', () => '2027011516', ['huawei']),
	message('the device name alone', 'message.only', () => 'sensor-7', ['baidu']),
	message('another text of the vendor', 'message.without', (m) => m.replace(',accessType=1', ''), [
		'tuya',
	]),
];
