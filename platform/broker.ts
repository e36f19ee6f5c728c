import { type Certificate, makeCertificate } from './certificate.js';
import { CheckingBroker } from './checking-broker.js';
import type { CloudName } from './clouds.js';
import type { BrokerEvent } from './events.js';
import type { Faults } from './faults.js';
import type { Registry } from './registry.js';
import type { Message, SignIn } from './rule.js';

export interface BrokerOptions {
	/** Whom the broker knows, each with what its cloud's console shows, and with its `cloud` where that is another one. */
	readonly devices: readonly object[];
	/** What enrols devices: Tencent's products with their `productSecret`, Azure's groups with their `groupKey`. */
	readonly products?: readonly object[] | undefined;
	/** The cloud of devices that name none; default 'tencent'. */
	readonly cloud?: CloudName | undefined;
	/** Its clock, Unix seconds; default the real time. */
	readonly now?: (() => number) | undefined;
	/** Default 127.0.0.1. */
	readonly host?: string | undefined;
	/** Default any that is free. */
	readonly port?: number | undefined;
	/** With TLS: true for a certificate made for the occasion. */
	readonly tls?: boolean | Certificate | undefined;
	/** Whether clouds that take TLS alone take plain TCP as well; default false. */
	readonly plain?: boolean | undefined;
	/** Serves registration on this port, 0 for any that is free; over HTTPS if the broker has TLS. */
	readonly registrationPort?: number | undefined;
	/** What goes wrong; default nothing. */
	readonly faults?: Partial<Faults> | undefined;
	readonly onEvent?: ((event: BrokerEvent) => void) | undefined;
}

/** A CONNECT as it came, and what the broker made of it. Holds the password: not for logs. */
export interface Connect {
	/** By the broker's clock, in Unix seconds. */
	readonly time: number;
	readonly cloud: CloudName;
	/** The device that it claimed to come from, if the broker knows it. */
	readonly device: string | undefined;
	readonly clientId: string;
	readonly username: string | undefined;
	readonly password: string | undefined;
	/** Seconds. */
	readonly keepAlive: number;
	readonly protocol: SignIn['protocol'] | undefined;
	readonly tls: boolean;
	/** Sooner after the device's last CONNECT than its cloud allows. */
	readonly tooSoon: boolean;
	readonly verdict: 'accepted' | 'refused';
	/** What the CONNACK says, MQTT 3.1.1 table 3.1. */
	readonly returnCode: number;
	/** Why it was refused, or ''. Holds nothing of a password. */
	readonly reason: string;
}

export interface Broker {
	readonly host: string;
	readonly port: number;
	/** The root certificate that clients must trust, in PEM, if the broker has TLS. */
	readonly ca: string | undefined;
	/** Where devices register, if they can. */
	readonly registrationPort: number | undefined;
	/** The last 10,000 CONNECTs, in order. */
	readonly connects: readonly Connect[];
	readonly registry: Registry;
	readonly faults: Faults;
	/** Changes what goes wrong from now on. */
	change(faults: Partial<Faults>): void;
	/** Identities of the devices that are signed in. */
	readonly signedIn: readonly string[];
	/** Sends a message to whoever subscribed to its topic. */
	send(message: Message, qos?: 0 | 1): void;
	/** Cuts every connection. */
	disconnectAll(): void;
	/** Stops, forgets all sessions, and is there again after a second. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

/**
 * Starts an MQTT broker that lets in whom the platform would. Its rules are written a second time, without a line of the
 * library, so that the two can disagree.
 */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
	const certificate = options.tls === true ? await makeCertificate() : options.tls || undefined;
	const broker = new CheckingBroker(options, certificate);
	await broker.start();
	return broker;
}
