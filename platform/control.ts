import type { Broker } from './broker.js';
import { describeFaults, SWITCHES } from './faults.js';
import { printable } from './words.js';

const COMMANDS: Readonly<Record<string, string>> = {
	status: 'say who is signed in and what goes wrong',
	drop: 'cut all connections once',
	restart: 'stop for a second and forget all sessions',
	'publish TOPIC TEXT': 'send a message to whoever subscribed to the topic',
	help: 'print this',
};

/** Obeys one line of standard input, and returns what to say. */
export function control(input: string, broker: Broker): string {
	const [, name = '', rest = ''] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(input) ?? [];
	if (name === '') return '';
	const fault = Object.hasOwn(SWITCHES, name) ? SWITCHES[name] : undefined;
	if (fault) {
		try {
			broker.change(fault.read(rest || 'on'));
			return '';
		} catch (error) {
			return `${name}: ${(error as Error).message}`;
		}
	}
	switch (name) {
		case 'status':
			return status(broker);
		case 'drop':
			broker.disconnectAll();
			return '';
		case 'restart':
			void broker.restart();
			return '';
		case 'publish':
			return publish(rest, broker);
		case 'help':
			return help();
		default:
			return `there is no ${printable(name.slice(0, 20), [])}; try help`;
	}
}

function status({ signedIn, connects, faults, registry }: Broker): string {
	const accepted = connects.filter(({ verdict }) => verdict === 'accepted').length;
	return [
		`signed in: ${signedIn.join(', ') || 'nobody'}`,
		`devices: ${registry.devices.length}; CONNECTs: ${connects.length}, ${accepted} of them accepted`,
		`what goes wrong: ${describeFaults(faults).join(', ') || 'nothing'}`,
	].join('\n');
}

function publish(rest: string, broker: Broker): string {
	const [, topic, text] = /^(\S+)(?:\s+(.*))?$/s.exec(rest) ?? [];
	if (topic === undefined || /[#+]/.test(topic)) return 'publish: expected a topic and a text';
	broker.send({ topic, payload: Buffer.from(text ?? '') });
	return '';
}

function help(): string {
	const lines = Object.entries(SWITCHES).map(([name, { value, help: what }]) => [
		value === undefined ? `${name} on|off` : `${name} ${value}|off`,
		what,
	]);
	const all = [...lines, ...Object.entries(COMMANDS)];
	const width = Math.max(...all.map(([name]) => name.length));
	return all.map(([name, what]) => `${name.padEnd(width)}  ${what}`).join('\n');
}
