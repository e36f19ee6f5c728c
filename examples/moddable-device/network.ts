import Resource from 'Resource';
import config from 'mc/config';
// biome-ignore lint/style/useNodejsImportProtocol: Moddable's, not Node's
import Net from 'net';

/** As much of Moddable's MQTT client (ECMA-419) as a session uses. */
export interface Client {
	read(count: number): ArrayBuffer;
	/** Returns the bytes that may be written next. */
	write(data: ArrayBuffer | null, options: object): number;
	close(): void;
}

export interface Control {
	readonly operation: number;
	readonly id: number;
	/** Of a SUBACK: what was granted. */
	readonly payload?: readonly number[];
}

/** A message, or a part of one. */
export interface Part {
	/** With the first part of a message. */
	readonly topic?: string;
	readonly byteLength?: number;
	/** Whether this is not the last part. */
	readonly more: boolean;
}

/** Why a connection ended; with the return code if the server has refused it. */
export type Failure = Error & { readonly returnCode?: number; readonly linkLost?: boolean };

export interface ClientOptions {
	readonly host: string;
	readonly port: number;
	/** Milliseconds. */
	readonly keepAlive: number;
	onControl(control: Control): void;
	onReadable(count: number, part: Part): void;
	onWritable(count: number): void;
	onError(error: Failure): void;
}

interface Network {
	readonly io: (new (
		options: ClientOptions,
	) => Client) & {
		readonly [Operation in 'CONNACK' | 'PUBACK' | 'SUBACK' | 'SUBSCRIBE' | 'DISCONNECT']: number;
	};
	readonly dns: { readonly servers: readonly string[] };
	readonly socket: object;
}

/** What the SDK's manifests put together; `mqtts` comes with tls.json. */
declare const device: { readonly network: { readonly mqtt: Network; readonly mqtts?: Network } };

const { mqtt, mqtts } = device.network;

/** Whether this app was built with TLS. */
export const isTLS = mqtts !== undefined;

/** Moddable's MQTT client; it lives for one connection. */
export const MQTT = mqtt.io;

/** Returns what the client needs to reach a server from here, now. */
export function clientOptions() {
	const { io, dns, socket, ...more } = mqtts ?? mqtt;
	// The servers that Wi-Fi has told; the client's own are not reached from everywhere.
	const told: readonly string[] = config.dns ? [config.dns] : (Net.get('DNS') ?? []);
	const servers = told.length > 0 ? told : dns.servers;
	const secure = isTLS && { secure: { certificate: new Resource('ca.der') } };
	return { ...more, dns: { ...dns, servers }, socket: { ...socket, ...secure } };
}
