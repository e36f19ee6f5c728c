import { CLOUDS } from '../clouds.js';
import type { Command } from '../command.js';
import { CLOUD, HOST } from '../device.js';
import { badInput } from '../errors.js';
import type { Exit } from '../exit.js';
import { exclusive, type Options, textOf } from '../options.js';
import { registerAzureDps } from '../register/command-azure-dps.js';
import { registerTencent } from '../register/command-tencent.js';
import { FORMS } from '../register/tencent.js';
import { SECRET } from '../secret.js';
import { SERVER } from '../server.js';
import { stopOn } from '../signals.js';
import { SecretFile } from '../store.js';
import { message } from '../words/index.js';

const NAMES = ['tencent', 'azure-dps'] as const;

const STORING = {
	output: { type: 'text', short: 'o', value: 'FILE', help: 'option.output' },
	json: { type: 'flag', help: 'option.json' },
} as const satisfies Options;

const TENCENT = {
	region: CLOUDS.tencent.options.region,
	form: {
		type: 'choice',
		value: 'NAME',
		choices: Object.keys(FORMS),
		fallback: 'device/register',
		help: 'option.form',
	},
} as const satisfies Options;

const AZURE = {
	'group-key': CLOUDS['azure-dps'].options['group-key'],
	lifetime: CLOUDS['azure-dps'].options.lifetime,
	offline: { type: 'flag', help: 'option.offline' },
} as const satisfies Options;

export const register: Command = {
	about: 'about.register',
	synopsis: '[--cloud NAME] DEVICE --output FILE [options]',
	notes: ['note.register', 'note.output'],
	sections(cloud) {
		const name = cloud === 'azure-dps' ? cloud : 'tencent';
		const own = name === 'tencent' ? TENCENT : AZURE;
		return [
			{
				title: message('help.device', { cloud: message(CLOUDS[name].title) }),
				options: {
					cloud: { ...CLOUD.cloud, choices: NAMES },
					...CLOUDS[name].device,
					...SECRET,
					...own,
					...HOST,
				},
			},
			{ title: message('help.options'), options: { ...SERVER, ...STORING } },
		];
	},
	async run(call) {
		const { values, cloud } = call;
		const path = textOf(values, 'output');
		const isGroup = values['group-key'] === true;
		if (cloud === 'azure-dps') exclusive(values, 'offline', 'host');
		if (values.offline && !isGroup)
			return badInput('option.needs', { option: '--offline', other: '--group-key' });
		if (path === undefined && (cloud !== 'azure-dps' || isGroup)) return badInput('output.missing');
		const file = path === undefined || path === '-' ? undefined : new SecretFile(path);
		const stopping = new AbortController();
		let status: Exit | undefined;
		const release = stopOn((signalled) => {
			status = signalled;
			stopping.abort();
		});
		try {
			const task = { file, isPrinted: path === '-', signal: stopping.signal };
			const run = cloud === 'azure-dps' ? registerAzureDps : registerTencent;
			const exit = await run(call, task);
			return status ?? exit;
		} finally {
			file?.discard();
			release();
		}
	},
};
