import type { CloudName, HashName, Language } from '../findings.js';

/** What the cloud's console shows of a device. */
export interface DeviceField {
	/** As in src/clouds. */
	readonly name: string;
	/** Other names that people and consoles use, compared without case, spaces, `_` and `-`. */
	readonly aliases?: readonly string[];
	/** What it is in general, so that a device of one cloud can be written in another cloud's form. */
	readonly role: 'product' | 'device' | 'secret' | 'other';
	/** What the cloud allows in it. */
	readonly pattern?: RegExp;
	readonly optional?: true;
}

/** A part of a field: an identity, a time, … */
export type Slot =
	/** `{name}` stands for a field of the device. `wrong`: forms that people take for it; `also`: others that are right. */
	| {
			readonly kind: 'identity';
			readonly template: string;
			readonly also?: readonly string[];
			/** Whether the others are right; undefined where that cannot be known. */
			readonly alsoHolds?: (
				device: Readonly<Record<string, string | undefined>>,
				parts: Readonly<Record<string, unknown>>,
			) => boolean | undefined;
			readonly wrong?: readonly string[];
			readonly percent?: true;
	  }
	| TimeSlot
	/** The text of the HMAC or hash. `anyCase`: capital digits are legal. */
	| { readonly kind: 'token'; readonly percent?: true; readonly anyCase?: true }
	/** The hash, by the cloud's own names. */
	| {
			readonly kind: 'method';
			/** What is signed where it is not sent, which is legal then. */
			readonly absent?: string;
	  }
	| {
			readonly kind: 'text';
			readonly pattern?: RegExp;
			/** Values seen in practice; another one is a note, or a fault if `only`. */
			readonly usual?: readonly string[];
			readonly only?: true;
			/** The device's field that it must be, where that is given. */
			readonly is?: string;
			/** Values with which the password is no signature. */
			readonly unsigned?: readonly string[];
			/** Whether it is another one at each connection. */
			readonly varies?: true;
			/** What else people take for it, `{name}` being a field of the device. */
			readonly guesses?: readonly string[];
			readonly optional?: true;
			readonly percent?: true;
	  };

export interface TimeSlot {
	readonly kind: 'time';
	readonly unit: 's' | 'ms' | 'hour';
	/**
	 * `end`: refused once it is past. `near`: refused where it differs from the platform's clock by more than `tolerance`
	 * seconds. `any`: not compared.
	 */
	readonly rule: 'end' | 'near' | 'any';
	readonly tolerance?: number;
	/** Whether 13, 17 or 19 digits are accepted as a time that never comes. */
	readonly huge?: true;
	/** Whether 0 stands for a device without a clock. */
	readonly zero?: true;
	/** A part, and what it says where the time is not compared. */
	readonly uncompared?: readonly [part: string, text: string];
	readonly optional?: true;
	/** What is signed where it is not sent, which is legal then. */
	readonly absent?: string;
}

/** `key=value` pairs in any order. The keys are the cloud's, the values names of slots. */
export interface Pairs {
	readonly separator: string;
	readonly keys: Readonly<Record<string, string>>;
	/** Keys besides these are legal. */
	readonly open?: true;
	readonly optional?: readonly string[];
}

/** How a client id, user name or password is put together. */
export interface Layout {
	readonly prefix?: string;
	readonly suffix?: string;
	readonly separator?: string;
	/** Whether the first part may hold the separator. */
	readonly fromEnd?: true;
	/** Whether a part may hold escapes of its own, so that they are no accident. */
	readonly escapes?: true;
	/** Names of slots, in order. */
	readonly parts: readonly (string | Pairs)[];
}

/** What is signed. */
export interface Message {
	/** The field that it is, where it is one as a whole. */
	readonly field?: FieldName;
	readonly separator: string;
	/** `{name}` stands for a slot's text, `{%name}` for it as it was sent, percent-encoded. A part whose slot is absent is left out. */
	readonly parts: readonly string[];
}

export type FieldName = 'clientId' | 'username' | 'password';

/** What signs in, as far as it is known. */
export type Fields = Readonly<Partial<Record<FieldName, string>>>;

export interface CloudForm {
	readonly name: CloudName;
	readonly title: Readonly<Record<Language, string>>;
	readonly device: readonly DeviceField[];
	/** How the secret becomes bytes. */
	readonly secret: 'base64' | 'text';
	/** The device's field from which a group's key makes the device's own: Base64 of HMAC-SHA256(group key, field). */
	readonly derivedBy?: string;
	/** The part whose presence says that another key than the device's signed: the device's field of the same meaning names it. */
	readonly otherKey?: { readonly part: string; readonly name: string };
	/** Whether a device may also sign in with a client certificate, so that its password does not count. */
	readonly certificates?: true;
	/** The hashes by their names on the wire; the first is the usual one. */
	readonly methods: Readonly<Record<string, HashName>>;
	/**
	 * `hmac`: HMAC(secret, message). `message-is-key`: HMAC(message, secret), as Huawei does it. `hash`: a plain hash of
	 * message and secret joined.
	 */
	readonly mac: 'hmac' | 'message-is-key' | 'hash';
	readonly encoding: 'hex' | 'base64';
	readonly fields: Readonly<Record<FieldName, Layout>>;
	readonly slots: Readonly<Record<string, Slot>>;
	readonly message: Message;
	readonly keepAlive: { readonly min: number; readonly max: number };
	readonly will: boolean;
	/** Least seconds between two CONNECTs of one device. */
	readonly minInterval: number;
	/** Versions of MQTT besides 3.1.1 that it is known to take. */
	readonly versions: readonly ('3.1' | '5')[];
	/** Whether it takes nothing but TLS. */
	readonly tlsOnly: boolean;
	/** Where its servers are, if that is documented. */
	readonly hosts?: RegExp;
	/** What the server's name begins with; `{name}` stands for a field of the device. */
	readonly host?: string;
	/** Servers of all devices, to which `host` does not apply. */
	readonly sharedHosts?: RegExp;
	/** Whether return code 2 also answers a keep-alive that it does not take. */
	readonly refusesKeepAlive?: true;
	/** What fields of this cloud alone look like. */
	readonly marks: Readonly<Partial<Record<FieldName, RegExp>>>;
}
