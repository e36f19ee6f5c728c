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

export const ACCIDENTS: readonly Mistake[] = [
	sent('a line end in the user name', 'text.white-space', ({ username }) => ({
		username: `${username}\n`,
	})),
	sent('a space before the password', 'text.white-space', ({ password }) => ({
		password: ` ${password}`,
	})),
	sent('a line end in the client id', 'text.white-space', ({ clientId }) => ({
		clientId: `${clientId}\r\n`,
	})),
	sent(
		'a space in the user name',
		'text.white-space',
		({ username }) => ({ username: username.replace(';', '; ') }),
		['tencent'],
	),
	sent('quotes around the user name', 'text.quotes', ({ username }) => ({
		username: `"${username}"`,
	})),
	sent('a quote before the password', 'text.quotes', ({ password }) => ({
		password: `'${password}`,
	})),
	sent('a label before the user name', 'text.label', ({ username }) => ({
		username: `username: ${username}`,
	})),
	sent('a Chinese label', 'text.label', ({ password }) => ({ password: `密码：${password}` })),
	sent(
		'a full-width semicolon',
		'text.look-alike',
		({ username }) => ({ username: username.replace(';', '；') }),
		['tencent'],
	),
	sent(
		'a Greek question mark',
		'text.look-alike',
		({ password }) => ({ password: password.replace(';', '\u037e') }),
		['tencent'],
	),
	sent(
		'a full-width &',
		'text.look-alike',
		({ username }) => ({ username: username.replace('&', '＆') }),
		['alibaba'],
	),
	sent(
		'a full-width bar',
		'text.look-alike',
		({ username }) => ({ username: username.replace('|', '｜') }),
		['tuya', 'baidu', 'apsaramq'],
	),
	sent(
		'a dash that is no hyphen',
		'text.look-alike',
		({ username }) => ({ username: username.replace('sensor-7', 'sensor–7') }),
		['tencent', 'alibaba', 'azure', 'huawei'],
	),
	sent(
		'a zero-width space',
		'text.invisible',
		({ username }) => ({ username: username.replace('sensor', 'sen\u200bsor') }),
		['tencent', 'alibaba', 'azure', 'huawei', 'baidu'],
	),
	sent('a byte order mark', 'text.byte-order-mark', ({ username }) => ({
		username: `\ufeff${username}`,
	})),
	sent('UTF-16', 'text.utf-16', ({ username }) => ({ username: [...username].join('\0') })),
	sent(
		'percent-encoding',
		'text.percent-encoded',
		({ username }) => ({ username: encodeURIComponent(username) }),
		['tencent', 'tuya', 'alibaba', 'apsaramq', 'baidu', 'azure'],
	),
	sent(
		'a percent-encoded password',
		'text.percent-encoded',
		({ password }) => ({ password: encodeURIComponent(password) }),
		['tencent', 'apsaramq', 'azure', 'onenet'],
	),
	sent(
		'an HTML entity',
		'text.html',
		({ username }) => ({ username: username.replace('&', '&amp;') }),
		['alibaba'],
	),
	sent(
		'a backslash for the shell',
		'text.backslash',
		({ username }) => ({ username: username.replaceAll(';', '\\;') }),
		['tencent'],
	),
	sent('a backslash and n at the end', 'text.escape', ({ password }) => ({
		password: `${password}\\n`,
	})),
	sent(
		'\\u0026 of JSON',
		'text.escape',
		({ username }) => ({ username: username.replace('&', '\\u0026') }),
		['alibaba'],
	),
	sent('a comma at the end', 'text.trailing', ({ username }) => ({ username: `${username},` })),
	sent('a user name twice', 'text.doubled', ({ username }) => ({ username: username + username }), [
		'tencent',
		'baidu',
		'tuya',
		'apsaramq',
	]),
	sent('a password twice', 'text.doubled', ({ password }) => ({ password: password + password })),
	sent('user name and password swapped', 'fields.swapped', ({ username, password }) => ({
		username: password,
		password: username,
	})),
	sent(
		'client id and user name swapped',
		'fields.swapped',
		({ clientId, username }) => ({ username: clientId, clientId: username }),
		['tencent', 'azure', 'huawei', 'tuya', 'alibaba', 'apsaramq', 'onenet'],
	),
	sent('an empty user name', 'text.empty', () => ({ username: '' })),
	sent('an empty password', 'text.empty', () => ({ password: '' })),
	sent('undefined for the password', 'part.placeholder', () => ({ password: 'undefined' })),
	sent('[object Object] for the user name', 'part.placeholder', () => ({
		username: '[object Object]',
	})),
];
