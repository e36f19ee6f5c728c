import type { PacketParams } from './packet-params.js';
import type { CloudName, Field, HashName, None, Part, Shown } from './vocabulary.js';

export type WhiteSpace = 'space' | 'tab' | 'line end' | 'white space';

interface Expected {
	readonly expected: string;
}
interface Digits {
	/** Hexadecimal digits that are there, and that should be. */
	readonly digits: number;
	readonly expected: number;
}
interface Time extends Part {
	/** Unix seconds. */
	readonly time: number;
}
interface Length {
	readonly length: number;
}
type Identity = Part & Shown & Expected;
/** Whole hours that the clock differs by, if that explains it. */
interface Hours {
	readonly hours?: number;
}

/** What a finding says, by its code. */
export interface FindingParams extends PacketParams {
	// A field as a whole
	'text.missing': None;
	'text.empty': None;
	'text.too-long': Length;
	'text.white-space': { readonly where: 'start' | 'end' | 'inside'; readonly what: WhiteSpace };
	'text.quotes': { readonly quote: string };
	'text.label': Shown;
	'text.look-alike': {
		readonly character: string;
		readonly codePoint: string;
		readonly instead: string;
	};
	'text.invisible': { readonly codePoint: string };
	'text.byte-order-mark': None;
	'text.utf-16': None;
	'text.percent-encoded': { readonly times: number };
	'text.html': Shown;
	'text.backslash': Shown;
	'text.escape': Shown;
	'text.doubled': None;
	'text.cut': { readonly bytes: number; readonly buffer: number };
	'text.trailing': Shown;
	'text.secret': None;
	'fields.swapped': { readonly other: Field };
	'fields.same': { readonly other: Field };
	'cloud.other-form': { readonly cloud: CloudName; readonly expected: CloudName };
	'cloud.unknown': None;
	'shell.unquoted': Shown;
	'shell.at-comma': None;
	'shell.module-signs': None;
	'shell.backlog': None;

	// How a field is put together
	'layout.shell': Shown;
	'layout.prefix': Shown & Expected;
	'layout.suffix': Expected;
	'layout.separator': Shown & Expected;
	/** Two parts that stand in each other's place. */
	'layout.order': Part & { readonly other: string };
	'layout.trailing': Shown;
	'layout.extra': Shown;
	'layout.parts': { readonly count: number; readonly expected: number; readonly parts: string };
	'layout.key': Shown & Expected;
	'layout.key-twice': Part;
	'layout.unknown-key': Shown;
	'percent.missing': Part;
	'percent.partly': Part;
	'percent.unchecked': Part;
	'percent.double': Part;
	'part.missing': Part;
	'part.empty': Part;
	'part.placeholder': Part & Shown;
	'part.wrong': Part & Shown & Expected;
	'part.characters': Part & Shown;
	'part.unusual': Part & Shown & { readonly usual: string };

	// Whose credentials they are
	'identity.joined': Identity & { readonly joiner: string };
	'identity.reversed': Identity & { readonly joiner: string };
	'identity.doubled': Identity;
	'identity.braces': Identity;
	'identity.only': Identity & { readonly only: string };
	'identity.instead': Identity & { readonly instead: string };
	'identity.more': Identity & { readonly parts: string };
	'identity.placeholder': Identity & { readonly word: string };
	'identity.form': Identity;
	'identity.level': Identity;
	'identity.case': Identity;
	'identity.cut': Identity & { readonly missing: number };
	'identity.extra': Identity & { readonly extra: string };
	'identity.typo': Identity & { readonly at: number };
	'identity.other': Identity;

	// When they end
	'time.zero': Part;
	'time.fraction': Part & Shown;
	'time.date': Part & Shown & { readonly unit: 's' | 'ms' | 'hour' };
	'time.not-a-number': Part & Shown & { readonly unit: 's' | 'ms' | 'hour' };
	'time.milliseconds': Part & { readonly seconds: number };
	'time.micro': Part & { readonly digits: number; readonly seconds: number };
	'time.digits': Part & { readonly digits: number };
	'time.many-digits': Part & { readonly digits: number };
	'time.never': Part & Shown & { readonly digits: number };
	'time.far': Time;
	'time.long': Time & { readonly left: number };
	'time.past': Time & { readonly ago: number } & Hours;
	'time.not-set': Time;
	'time.ahead': Time & { readonly ahead: number } & Hours;
	'time.off': Time & { readonly difference: number; readonly tolerance: number } & Hours;
	'time.local': Part & { readonly hours: number };
	'time.hour-format': Part & Shown;
	'time.unix-for-hour': Part & Shown;

	// The secret, and what was used for it
	'secret.placeholder': None;
	'secret.not-base64': None;
	/** The parts of the signed text that may have been others than what was sent, in the cloud's words. */
	'secret.different': { readonly varies: string };
	'secret.group-key': None;
	'key.derived': None;
	'key.not-decoded': None;
	'key.decoded': None;
	'key.decoded-twice': None;
	'key.encoded': None;
	'key.hex-decoded': None;
	'key.hex-text': { readonly upper: number };
	'key.utf8-widened': None;
	'key.utf8-lossy': { readonly how: 'U+FFFD' | '?' | 'dropped' };
	'key.seven-bits': None;
	'key.utf-16': None;
	'key.byte-order-mark': None;
	'key.white-space': { readonly where: 'start' | 'end' };
	'key.quotes': { readonly quote: string };
	'key.zero-byte': None;
	'key.cut-at-zero': Length;
	'key.cut': Length;
	'key.cut-at-start': Length;
	'key.no-padding': Length & { readonly expected: number };
	'key.no-equals': None;
	'key.plus-as-space': None;
	'key.base64-url': None;
	'key.case': None;
	'key.percent-encoded': None;
	'key.percent-decoded': None;
	'key.doubled': None;
	'key.reversed': None;
	'key.empty': None;
	'key.placeholder': Shown;
	'key.other-field': Part;

	// What was done with them
	'mac.plain-hash': { readonly order: 'message-key' | 'key-message' | 'message' | 'key' };
	'mac.hmac': None;
	'mac.swapped': None;
	'mac.other-hash': { readonly hash: HashName; readonly expected: HashName };
	'method.missing': Expected & { readonly buffer: number };
	'method.wrong': Shown & Expected;
	'method.mismatch': Shown & Expected & { readonly hash: HashName };
	'method.length': Shown & Expected;
	'method.md5': Shown;

	// What was signed instead of what was sent
	'message.part': Part & Shown;
	'message.time-unit': Part & { readonly to: 's' | 'ms' };
	'message.other-time': Part & { readonly seconds: number };
	'message.without': Part;
	'message.only': Part;
	'message.only-first': { readonly parts: number };
	'message.order': None;
	'message.separator': Shown & Expected;
	'message.labels': None;
	'message.appended': Shown;
	'message.prepended': Shown;
	'message.quotes': { readonly quote: string };
	'message.case': None;
	'message.not-encoded': Part;
	'message.encoded': Part;
	'message.encoded-twice': Part;
	'message.lower-case-escapes': Part;
	'message.encoded-whole': None;
	'message.doubled': None;
	'message.utf-16': None;
	'message.cut': Length;
	'message.cut-at-start': None;
	'message.empty': None;
	'message.field': { readonly other: Field };
	'message.other-cloud': { readonly cloud: CloudName };
	'message.seen': None;

	// How the token is written
	'token.upper-case': None;
	'token.mixed-case': None;
	'token.hex': None;
	'token.hex-of-hex': None;
	'token.base64': None;
	'token.base64-url': None;
	'token.base64-of-hex': None;
	'token.base64-twice': None;
	'token.no-padding': None;
	'token.plus-lost': None;
	'token.line-end': None;
	'token.prefix': Shown;
	'token.separated': { readonly separator: string };
	'token.printed': Shown;
	'token.escapes': Shown;
	'token.decimal': { readonly signed: number };
	'token.sign-extended': None;
	'token.no-leading-zeros': None;
	'token.binary': None;
	'token.cut': Digits;
	'token.cut-at-start': Digits;
	'token.extra': Digits;
	'token.damaged': Digits;
	'token.length': { readonly digits: number; readonly encoding: 'hex' | 'base64' };
	'token.unreadable': { readonly expected: 'hex' | 'base64' };
	'token.not-checked': None;
	'token.other-device': None;
	/** The key's name. */
	'token.other-key': Shown;
	'token.unsigned': None;
	'token.certificate': None;
}
