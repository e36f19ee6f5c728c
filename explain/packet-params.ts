import type { MqttItem } from './items.js';
import type { CloudName, None, Shown } from './vocabulary.js';

interface Length {
	readonly length: number;
}

/** What a finding about a server, a packet or the input says, by its code. */
export interface PacketParams {
	// Where it was sent
	'host.scheme': Shown;
	'host.port': Shown;
	'host.placeholder': Shown;
	'host.other': { readonly expected: string };
	'host.unknown': { readonly cloud: CloudName };
	'host.other-cloud': { readonly cloud: CloudName; readonly expected: CloudName };
	'port.tls-only': { readonly cloud: CloudName; readonly port: number };
	'keep-alive.range': {
		readonly seconds: number;
		readonly min: number;
		readonly max: number;
		readonly cloud: CloudName;
	};

	// What the server said
	'refused.accepted': None;
	'refused.code': { readonly code: number };
	'refused.unknown': { readonly code: number };
	'refused.client': { readonly code: number };
	'refused.unreached': Shown;
	'refused.untold': Shown;
	'cause.network': None;
	'cause.certificate': None;
	'cause.closed': None;
	'cause.version': None;
	'cause.client-id': None;
	'cause.keep-alive': None;
	'cause.unavailable': None;
	'cause.secret': None;
	'cause.identity': None;
	'cause.clock': None;
	'cause.token': None;
	'cause.disabled': None;
	'cause.renewed': None;
	'cause.host': None;
	'cause.rate': { readonly seconds: number };

	// Packets
	'packet.cut': { readonly remaining: number; readonly there: number };
	'packet.ends-inside': MqttItem & { readonly expected: number; readonly there: number };
	'packet.length-unending': MqttItem;
	'packet.length-padded': MqttItem;
	'packet.length-one-byte': Length;
	'packet.fixed-flags': { readonly type: string };
	'packet.reserved-type': None;
	'packet.other-type': { readonly type: string };
	'packet.garbage': { readonly bytes: number };
	'packet.trailing': { readonly type: string; readonly bytes: number };
	'packet.protocol-name': Shown;
	'packet.protocol-level': { readonly name: string; readonly level: number };
	'packet.bridge': None;
	'packet.mqtt-31': None;
	'packet.mqtt-5': { readonly cloud: CloudName | '' };
	'packet.reserved-flag': None;
	'packet.will-qos-3': None;
	'packet.will-flags': None;
	'packet.will-topic-empty': None;
	'packet.will-topic-wildcard': None;
	'packet.will': { readonly cloud: CloudName };
	'packet.password-without-username': None;
	'packet.client-id-31': Length;
	'packet.client-id-empty': None;
	'packet.not-utf8': MqttItem;
	'packet.zero-character': MqttItem;
	'packet.control-character': MqttItem;
	'packet.connack-flags': None;
	'packet.connack-session': None;
	'packet.connack-code': { readonly value: number };
	'packet.connack-mqtt5': None;

	// What was pasted
	'input.empty': None;
	'input.unknown': None;
	'input.truncated': { readonly left: number };
	'input.skipped': { readonly bytes: number };
	'input.tls': None;
}
