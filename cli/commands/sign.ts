import { CLOUDS } from '../clouds.js';
import { type Command, JSON_OPTION } from '../command.js';
import { type Account, deviceOptions, readAccount, signNow } from '../device.js';
import { EXIT } from '../exit.js';
import { columns } from '../table.js';
import { duration, utc } from '../time.js';
import { type Message, message } from '../words/index.js';

export const sign: Command = {
	about: 'about.sign',
	synopsis: '[--cloud NAME] DEVICE [options]',
	notes: ['note.secret'],
	sections: (cloud = 'tencent') => [
		{
			title: message('help.device', { cloud: message(CLOUDS[cloud].title) }),
			options: deviceOptions(cloud),
		},
		{ title: message('help.options'), options: JSON_OPTION },
	],
	async run({ values, cloud = 'tencent', say, output }) {
		const account = await readAccount(cloud, values, say);
		const { clientId, username, password, expiry } = signNow(account);
		const { host, port, tls } = account.cloud;
		const credentials = { clientId, username, password, host, port };
		const expires = expiry === undefined ? undefined : utc(expiry);
		if (values.json) await output.line(JSON.stringify({ ...credentials, tls, expiry, expires }));
		else {
			const rows = Object.entries(credentials).map(([name, value]) => [name, `${value}`]);
			rows.push(['TLS', say(message(tls ? 'tls.yes' : 'tls.no'))]);
			rows.push([say(message('label.expires')), say(expiryMessage(account, expiry))]);
			await output.line(columns(rows).join('\n'));
		}
		return EXIT.ok;
	},
};

function expiryMessage({ entry }: Account, expiry: number | undefined): Message {
	if (expiry === undefined)
		return message(entry.validity === 'clock' ? 'expires.unwritten' : 'expires.never');
	const left = expiry - Date.now() / 1000;
	const date = utc(expiry);
	return left >= 0
		? message('expires.in', { date, duration: duration(left) })
		: message('expires.past', { date, duration: duration(-left) });
}
