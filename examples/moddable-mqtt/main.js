import Resource from 'Resource';
import { now, whenSet } from 'device/clock';
import { identity } from 'device/identity';
import { stayConnected as withEcma419 } from 'ecma419';
import config from 'mc/config';
import { withCredentials } from 'mqtt-signin/moddable';
import { tencent } from 'mqtt-signin/tencent';
import { stayConnected as withMqttJs } from 'mqttjs';
// biome-ignore lint/style/useNodejsImportProtocol: Moddable's, not Node's
import Net from 'net';

/** Seconds that a signature lives. */
const LIFETIME = 3600;

const board = identity();
const { mqtt, mqtts } = device.network;
const cloud = board && tencent(board, { random: Math.random, lifetime: LIFETIME });
if (mqtts && !Resource.exists('ca.der')) {
	trace('TLS needs ca.der in this folder: the root certificate of the platform, in DER.\n');
} else if (board) {
	useSignedClients();
	const host = config.host ?? cloud.host;
	const topic = `${board.productId}/${board.deviceName}/event`;
	const start = () => {
		try {
			if (config.client === 'ecma-419') withEcma419(host, topic);
			else withMqttJs(host, topic);
		} catch (error) {
			trace(`This cannot be signed: ${error.message}.\n`);
		}
	};
	if (mqtts && now() === undefined) {
		trace(`The clock is not set, and TLS needs it; asking ${config.sntp} for the time.\n`);
		whenSet(start);
	} else {
		start();
	}
}

/** Makes the MQTT clients of `device.network` sign in afresh whenever one is constructed, as mqtt/js does at each connection. */
function useSignedClients() {
	const io = withCredentials(mqtt.io, cloud, now);
	// The servers that the network offers: not every network lets one ask another.
	const dns = { ...mqtt.dns, servers: Net.get('DNS') ?? mqtt.dns.servers };
	const secure = { certificate: mqtts && new Resource('ca.der') };
	// `device` is frozen; its name is not.
	globalThis.device = {
		...device,
		network: {
			...device.network,
			mqtt: { ...mqtt, io, dns },
			mqtts: mqtts && { ...mqtts, io, dns, socket: { ...mqtts.socket, secure } },
		},
	};
}
