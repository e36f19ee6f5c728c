// The types of Moddable's MQTT client (ECMA-419), `embedded:network/mqtt/client`, which @moddable/typings describes wrongly,
// and of what the SDK's manifests put into `device.network`, which it does not describe.

/** A packet that has come, other than a message. */
export interface MQTTControl {
	/** A constant of the client's class, such as CONNACK or PUBACK. */
	readonly operation: number;
	/** Of the packet that is acknowledged. */
	readonly id?: number;
	/** Of a CONNACK that accepts: 0. */
	readonly returnCode?: number;
	/** Of a SUBACK: the QoS of each topic, or 128 where it was refused. */
	readonly payload?: readonly number[];
}

/** A message, or a part of one. */
export interface MQTTPart {
	/** With the first part of a message. */
	readonly topic?: string;
	/** Of the whole message, with its first part; 1 of an empty message, of which none can be read. */
	readonly byteLength?: number;
	/** Likewise. */
	readonly QoS?: number;
	/** Whether further parts follow. */
	readonly more: boolean;
}

export interface MQTTClientOptions {
	readonly host: string;
	readonly port?: number;
	readonly id?: string;
	readonly user?: string;
	readonly password?: string;
	readonly clean?: boolean;
	/** Milliseconds; 0, the default, is none. */
	readonly keepAlive?: number;
	readonly will?: {
		readonly topic: string;
		readonly message: string | ArrayBuffer;
		readonly QoS?: number;
		readonly retain?: boolean;
	};
	readonly dns: object;
	readonly socket: object;
	onControl?(this: MQTTClient, control: MQTTControl): void;
	/** `count` bytes of a message can be read, or an empty ArrayBuffer of a message that is empty. */
	onReadable?(this: MQTTClient, count: number, part: MQTTPart): void;
	/** `count` bytes can be written, the packet's header included. */
	onWritable?(this: MQTTClient, count: number): void;
	onError?(this: MQTTClient, error: Error): void;
}

/** What is written: a message with its options, or a packet of another kind. */
export interface MQTTWriteOptions {
	/** Default PUBLISH. */
	readonly operation?: number;
	readonly id?: number;
	readonly topic?: string;
	readonly QoS?: number;
	readonly retain?: boolean;
	readonly duplicate?: boolean;
	/** Of the whole message, if it is written in parts. */
	readonly byteLength?: number;
	/** Of a SUBSCRIBE or UNSUBSCRIBE. */
	readonly items?: readonly { readonly topic: string; readonly QoS?: number }[];
}

/** One connection. */
export interface MQTTClient {
	read(count?: number): ArrayBuffer;
	/** Returns how many bytes can be written next. */
	write(data: ArrayBuffer | ArrayBufferView | null, options?: MQTTWriteOptions): number;
	close(): void;
}

export interface MQTTClientClass {
	new (options: MQTTClientOptions): MQTTClient;
	readonly CONNECT: 1;
	readonly CONNACK: 2;
	readonly PUBLISH: 3;
	readonly PUBACK: 4;
	readonly PUBREC: 5;
	readonly PUBREL: 6;
	readonly PUBCOMP: 7;
	readonly SUBSCRIBE: 8;
	readonly SUBACK: 9;
	readonly UNSUBSCRIBE: 10;
	readonly UNSUBACK: 11;
	readonly PINGREQ: 12;
	readonly PINGRESP: 13;
	readonly DISCONNECT: 14;
}

/** The client and what it needs: to be spread into its options. */
export interface MQTTService {
	readonly io: MQTTClientClass;
	readonly dns: {
		readonly io: unknown;
		readonly servers: readonly string[];
		readonly socket: object;
	};
	readonly socket: { readonly io: unknown; readonly TCP?: object; readonly secure?: object };
}

/** `device.network`; `mqtts` is there in an app with the SDK's manifest_mqttsclient.json. */
export interface MQTTNetwork {
	readonly mqtt: MQTTService;
	readonly mqtts?: MQTTService;
}
