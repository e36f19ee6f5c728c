import type { CloudName } from './clouds.js';
import { duration } from './words.js';

/** What happened, without a secret. `time` is in Unix seconds by the platform's clock. */
export type BrokerEvent = { readonly time: number } & (
	| SignInEvent
	| {
			readonly event: 'malformed';
			/** Address and port of the other side. */
			readonly from: string;
			readonly reason: string;
	  }
	| { readonly event: 'ping'; readonly device: string }
	| {
			readonly event: 'subscribe';
			readonly device: string;
			readonly topic: string;
			readonly qos: number;
			readonly verdict: 'accepted' | 'refused';
			readonly reason: string;
	  }
	| { readonly event: 'unsubscribe'; readonly device: string; readonly topic: string }
	| {
			readonly event: 'publish';
			readonly device: string;
			readonly topic: string;
			readonly bytes: number;
			readonly qos: number;
			readonly verdict: 'accepted' | 'refused';
			readonly reason: string;
	  }
	/** A message of the platform's own. */
	| { readonly event: 'send'; readonly topic: string; readonly bytes: number }
	| {
			readonly event: 'disconnect';
			readonly device: string;
			readonly reason: string;
			/** Seconds since it signed in. */
			readonly lived: number;
	  }
	| {
			readonly event: 'register';
			readonly from: string;
			/** Only once its signature was right. */
			readonly device: string | undefined;
			readonly verdict: 'accepted' | 'refused';
			/** The code of the answer. */
			readonly code: string;
			readonly reason: string;
	  }
	| {
			readonly event: 'listening';
			readonly host: string;
			readonly port: number;
			readonly tls: boolean;
			/** The root that clients must trust, if it was made for the occasion. */
			readonly caFile: string | undefined;
			readonly registrationPort: number | undefined;
			/** Cloud and identity of each. */
			readonly devices: readonly string[];
	  }
	/** What concerns the platform as a whole. */
	| { readonly event: 'platform'; readonly message: string }
);

export interface SignInEvent {
	readonly event: 'sign-in';
	readonly from: string;
	readonly cloud: CloudName;
	/** Undefined if no known device has such a client id and user name. */
	readonly device: string | undefined;
	/** Undefined if it is neither MQTT 3.1 nor 3.1.1, so that nothing else was read. */
	readonly protocol: string | undefined;
	readonly tls: boolean;
	/** Seconds. */
	readonly keepAlive: number;
	readonly verdict: 'accepted' | 'refused';
	readonly returnCode: number;
	readonly reason: string;
	readonly notes: readonly string[];
}

/** One line for people. */
export function line(event: BrokerEvent): string {
	return `${new Date(event.time * 1000).toISOString().slice(11, 19)}Z ${tell(event)}`;
}

function tell(event: BrokerEvent): string {
	switch (event.event) {
		case 'sign-in':
			return tellSignIn(event);
		case 'malformed':
			return `${event.from}: closed without an answer: ${event.reason}`;
		case 'ping':
			return `${event.device} pings`;
		case 'subscribe':
			return `${event.device} subscribes to ${event.topic} with QoS ${event.qos}${why(event)}`;
		case 'unsubscribe':
			return `${event.device} unsubscribes from ${event.topic}`;
		case 'publish':
			return `${event.device} publishes ${event.bytes} bytes to ${event.topic} with QoS ${event.qos}${why(event)}`;
		case 'send':
			return `the platform sends ${event.bytes} bytes to ${event.topic}`;
		case 'disconnect':
			return `${event.device} disconnected after ${duration(event.lived)}: ${event.reason}`;
		case 'register':
			return event.verdict === 'accepted'
				? `${event.device} registered${event.reason && `: ${event.reason}`} (from ${event.from})`
				: `${event.device ?? event.from}: registration refused with ${event.code}: ${event.reason}`;
		case 'listening':
			return tellListening(event);
		case 'platform':
			return event.message;
	}
}

function tellListening(event: Extract<BrokerEvent, { event: 'listening' }>): string {
	const { host, port, tls, caFile, registrationPort, devices } = event;
	const some =
		devices.length > 5 ? [...devices.slice(0, 5), `${devices.length - 5} more`] : devices;
	const parts = [
		`listening on ${host}:${port} with ${tls ? 'TLS' : 'TCP'}`,
		registrationPort !== undefined &&
			`registration at ${tls ? 'https' : 'http'}://${host}:${registrationPort}`,
		caFile !== undefined && `clients must trust ${caFile}`,
		`knows ${some.join(', ') || 'no device'}`,
	];
	return parts.filter((part) => part !== false).join('; ');
}

function tellSignIn(event: SignInEvent): string {
	const { device = 'unknown device', from, protocol, tls, keepAlive } = event;
	const notes = event.notes.map((note) => `; note: ${note}`).join('');
	const what = protocol === undefined ? '' : `${protocol}, keep-alive ${keepAlive} s, `;
	const details = `(${what}over ${tls ? 'TLS' : 'TCP'} from ${from})`;
	return event.verdict === 'accepted'
		? `${device} accepted ${details}${notes}`
		: `${device} refused with ${event.returnCode}: ${event.reason} ${details}${notes}`;
}

function why({ verdict, reason }: { verdict: string; reason: string }): string {
	return verdict === 'accepted' ? '' : `: refused, ${reason}`;
}
