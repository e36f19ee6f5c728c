/** The names of the clouds, as in the entry points `mqtt-signin/tencent`, … */
export type CloudName =
	| 'tencent'
	| 'azure'
	| 'azure-dps'
	| 'onenet'
	| 'huawei'
	| 'tuya'
	| 'alibaba'
	| 'apsaramq'
	| 'baidu';

export type Language = 'en' | 'zh';

/** What a finding or an understanding is about. */
export type Field =
	| 'clientId'
	| 'username'
	| 'password'
	| 'secret'
	| 'device'
	| 'host'
	| 'port'
	| 'keepAlive'
	| 'returnCode'
	| 'packet'
	| 'input';

/** `start` counts, `end` does not; UTF-16 units of a text, bytes of a packet. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

export type Severity = 'fault' | 'note';
/** Certain: seen or computed. Likely: nothing else fits what was seen. Possible: one of several causes. */
export type Certainty = 'certain' | 'likely' | 'possible';

export type HashName = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-512';

export type None = Readonly<Record<never, never>>;
export interface Part {
	/** The part's name in the cloud's words: `expiry`, `se`, `timestamp`, …; empty for the whole field. */
	readonly part: string;
}
export interface Shown {
	/** What was there, without anything secret. */
	readonly shown: string;
}
