import type { Call } from '../command.js';
import { OutputError } from '../errors.js';
import { EXIT, type Exit } from '../exit.js';
import { asInput } from '../library.js';
import { required, textOf } from '../options.js';
import { readSecret } from '../secret.js';
import { readServerOf } from '../server.js';
import { clock, duration } from '../time.js';
import { message } from '../words/index.js';
import { type Task, tellFailure, tellRefusal } from './task.js';
import { FORMS, type Registered, registerTencent as send, tencentRequest } from './tencent.js';

const OPTIONS = ['product-id', 'device-name', 'region', 'host'];

export async function registerTencent(call: Call, task: Task): Promise<Exit> {
	const { values, say, output } = call;
	const productId = required(values, 'product-id');
	const deviceName = required(values, 'device-name');
	const product = { productId, productSecret: await readSecret(values, 'secret', say) };
	const form = FORMS[(textOf(values, 'form') ?? 'device/register') as keyof typeof FORMS];
	const region = textOf(values, 'region') as 'china' | undefined;
	const options = { deviceName, region, form, host: textOf(values, 'host') };
	const now = clock();
	const { host } = asInput(() => tencentRequest({ product, options }, now ?? 1577836800), OPTIONS);
	const server = await readServerOf(values, { host, port: 443, tls: true });
	const registered = await send({
		...{ product, options, server, now, signal: task.signal },
		onClock(platform) {
			const off = duration(Math.abs(platform - (now ?? 0)));
			output.error(say(message('register.clock', { off })));
		},
	});
	switch (registered.kind) {
		case 'registered':
			return store(call, task, registered);
		case 'refused':
			return tellRefusal(call, {
				...registered,
				advice: message('register.refused.advice'),
				secret: product.productSecret,
			});
		case 'stopped':
			output.error(say(message('register.stopped')));
			return EXIT.unanswered;
		default:
			return tellFailure(call, registered);
	}
}

async function store(
	{ values, say, output }: Call,
	{ file, isPrinted }: Task,
	{ device }: Extract<Registered, { kind: 'registered' }>,
): Promise<Exit> {
	const isSecret = 'deviceSecret' in device;
	file?.commit(
		isSecret ? `${device.deviceSecret}\n` : `${device.clientCert}\n${device.clientKey}\n`,
	);
	const { productId, deviceName } = device;
	try {
		if (values.json)
			await output.line(
				JSON.stringify(isPrinted ? device : { productId, deviceName, file: file?.path }),
			);
		else if (isPrinted)
			await output.line(
				isSecret ? device.deviceSecret : `${device.clientCert}\n${device.clientKey}`,
			);
		else
			await output.line(
				say(message('register.stored', { productId, deviceName, file: `${file?.path}` })),
			);
	} catch (error) {
		// Of a secret that was stored only the report is lost.
		if (error instanceof OutputError && !isPrinted) output.error(say(error.text));
		else if (error instanceof OutputError) throw new OutputError(message('register.lost'));
		else throw error;
		return EXIT.output;
	}
	if (!isSecret) output.error(say(message('register.certificate')));
	return EXIT.ok;
}
