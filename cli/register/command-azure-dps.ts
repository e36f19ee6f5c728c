import { azureDeviceKey, azureDps } from '../../src/clouds/azure-dps.js';
import type { Call } from '../command.js';
import { requireClock } from '../device.js';
import { EXIT, type Exit } from '../exit.js';
import { refusedMessage } from '../failure.js';
import { asInput } from '../library.js';
import { numberOf, required, textOf } from '../options.js';
import { readSecret } from '../secret.js';
import { readServerOf } from '../server.js';
import { styleText } from '../style.js';
import { message } from '../words/index.js';
import { type Assigned, provision } from './azure-dps.js';
import { type Task, tellFailure, tellRefusal } from './task.js';

const OPTIONS = ['id-scope', 'registration-id', 'lifetime', 'host'];

export async function registerAzureDps(call: Call, task: Task): Promise<Exit> {
	const { values, say, output } = call;
	const idScope = required(values, 'id-scope');
	const registrationId = required(values, 'registration-id');
	const secret = await readSecret(values, 'secret', say);
	const isGroup = values['group-key'] === true;
	const symmetricKey = asInput(
		() => (isGroup ? azureDeviceKey(secret, registrationId) : secret),
		OPTIONS,
	);
	const options = { lifetime: numberOf(values, 'lifetime'), host: textOf(values, 'host') };
	const cloud = asInput(
		() => azureDps({ idScope, registrationId, symmetricKey }, options),
		OPTIONS,
	);
	if (values.offline) return store(call, task, { symmetricKey, registrationId });
	const server = await readServerOf(values, cloud);
	const now = requireClock();
	const result = await provision({ registrationId, cloud, server, now, signal: task.signal });
	switch (result.kind) {
		case 'assigned':
			return store(call, task, { symmetricKey, registrationId, assigned: result });
		case 'denied': {
			const advice = message('dps.denied.advice');
			return tellRefusal(call, { code: result.code, text: result.text, advice, secret });
		}
		case 'refused':
			if (values.json) await output.line(JSON.stringify(result));
			else output.error(styleText('red', say(refusedMessage(result)), process.stderr));
			return EXIT.refused;
		case 'stopped':
			output.error(say(message('register.stopped')));
			return EXIT.unanswered;
		default:
			return tellFailure(call, result);
	}
}

interface Provisioned {
	readonly symmetricKey: string;
	readonly registrationId: string;
	/** Where the device belongs to, if that was asked. */
	readonly assigned?: Extract<Assigned, { kind: 'assigned' }>;
}

async function store(
	{ values, say, output }: Call,
	{ file, isPrinted }: Task,
	{ symmetricKey, registrationId, assigned }: Provisioned,
): Promise<Exit> {
	file?.commit(`${symmetricKey}\n`);
	const hub = assigned && { hostName: assigned.assignedHub, deviceId: assigned.deviceId };
	if (values.json) {
		const key = isPrinted ? { sharedAccessKey: symmetricKey } : { file: file?.path };
		await output.line(JSON.stringify({ registrationId, ...hub, ...key }));
		return EXIT.ok;
	}
	if (hub) {
		const sign = `mqtt-signin connect --cloud azure --host-name ${hub.hostName} --device-id ${hub.deviceId}`;
		const said = say(message('dps.assigned', { ...hub, sign }));
		if (isPrinted) output.error(said);
		else await output.line(said);
	}
	if (isPrinted) await output.line(symmetricKey);
	else if (file) await output.line(say(message('dps.stored', { registrationId, file: file.path })));
	return EXIT.ok;
}
