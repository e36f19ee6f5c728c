import Resource from 'Resource';
import config from 'mc/config';
import type { MQTTNetwork } from 'mqtt-signin/moddable';
// biome-ignore lint/style/useNodejsImportProtocol: Moddable's, not Node's
import Net from 'net';

/** What the SDK's manifests put together; `mqtts` comes with tls.json. */
declare const device: { readonly network: MQTTNetwork };

const { mqtt, mqtts } = device.network;

/** Whether this app was built with TLS. */
export const isTLS = mqtts !== undefined;

/** Moddable's MQTT client (ECMA-419); it lives for one connection. */
export const MQTT = mqtt.io;

/** Returns the name servers that the Wi-Fi has told, or else the SDK's own, which are not reached from everywhere. */
export function nameServers(own: readonly string[]): readonly string[] {
	const told: readonly string[] = config.dns ? [config.dns] : (Net.get('DNS') ?? []);
	return told.length > 0 ? told : own;
}

/** Returns what the client needs to reach a server from here, now. */
export function clientOptions() {
	const { io, dns, socket, ...more } = mqtts ?? mqtt;
	const servers = nameServers(dns.servers);
	const secure = isTLS && { secure: { certificate: new Resource('ca.der') } };
	return { ...more, dns: { ...dns, servers }, socket: { ...socket, ...secure } };
}
