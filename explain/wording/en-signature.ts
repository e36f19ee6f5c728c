import { CLOUD_FORMS } from '../clouds/index.js';
import type { FindingParams } from '../params.js';
import { type Prefixed, quote, unitsOf, type Wordings } from './catalogue.js';
import { FIELDS, named } from './en-fields.js';

type Codes = Prefixed<'secret' | 'key' | 'mac' | 'method' | 'message' | 'token'>;

const MADE = 'The token was made with';
const SIGNED = 'The text that was signed does not fit what was sent:';
const ORDERS = {
	'message-key': 'the text followed by the secret',
	'key-message': 'the secret followed by the text',
	message: 'the text alone, without the secret',
	key: 'the secret alone',
} as const;
const LOSS = {
	'U+FFFD': 'each byte that is not UTF-8 became U+FFFD',
	'?': 'each byte above 127 became "?"',
	dropped: 'each byte that is not UTF-8 was dropped',
} as const;
const digits = (number: number) => `${number} ${number === 1 ? 'digit' : 'digits'}`;

/** What is wrong with how a token was made and written. */
export const signature: Wordings<FindingParams, Codes> = {
	'secret.placeholder': () => 'The secret is a placeholder: a value was never filled in.',
	'secret.not-base64': () =>
		"The secret is not canonical Base64, as this cloud's secrets are: it was cut, changed or taken from another field.",
	'secret.different': ({ varies }) =>
		`The token is complete and readable, but fits neither this secret nor any known mistake with it: the secret may be a different one (renewed in the console, or of a different device)${varies === '' ? '' : `, or other text was signed than was sent, such as another ${varies.split(', ').map(named).join(' or ')}`}. Copy the secret from the console again.`,
	'secret.group-key': () =>
		"The secret is the group's key: the device's key was derived from it, as it should be.",
	'key.derived': () =>
		`${MADE} a key derived from this secret, as from an enrolment group's key; the device's own key is used as it is. If this is a group's key, all is right.`,
	'key.not-decoded': () =>
		`${MADE} the secret as text; its Base64 must be decoded first, the key is the bytes that it stands for.`,
	'key.decoded': () =>
		`${MADE} the secret decoded from Base64; here the key is the text itself, character by character.`,
	'key.decoded-twice': () => `${MADE} the secret decoded twice; it must be decoded once.`,
	'key.encoded': () =>
		`${MADE} the secret encoded as Base64 once more, as text; the key is what the secret stands for.`,
	'key.hex-decoded': () =>
		`${MADE} the secret read as hexadecimal digits; here that is not what it is.`,
	'key.hex-text': () =>
		`${MADE} the hexadecimal digits of the key, as text; the key is the bytes themselves.`,
	'key.utf8-widened': () =>
		`${MADE} a key that was treated as text: the decoded bytes above 127 were written as UTF-8, two bytes each, as after atob() or a "binary" string. Keep the key in bytes.`,
	'key.utf8-lossy': ({ how }) =>
		`${MADE} a key that was treated as text: ${LOSS[how]}, as after .toString() or decode(). Keep the key in bytes.`,
	'key.seven-bits': () =>
		`${MADE} a key whose bytes had lost their highest bit, as in "ascii" strings.`,
	'key.utf-16': () => `${MADE} the secret as UTF-16, two bytes for each character.`,
	'key.byte-order-mark': () => `${MADE} a secret that began with a byte order mark, U+FEFF.`,
	'key.white-space': ({ where }) =>
		`${MADE} a secret that had a space or a line end at its ${where}, as it is read from a file or a form: trim it.`,
	'key.quotes': ({ quote: mark }) => `${MADE} a secret that still had its quotation marks ${mark}.`,
	'key.zero-byte': () =>
		`${MADE} a secret that included its terminating zero byte: take strlen(), not sizeof.`,
	'key.cut-at-zero': ({ length }) =>
		`${MADE} the secret cut at its first zero byte, to ${length} bytes: a key is bytes and a length, not a C string.`,
	'key.cut': ({ length }) => `${MADE} the secret cut after ${length} bytes or characters.`,
	'key.cut-at-start': ({ length }) =>
		`${MADE} a secret without its first ${length === 1 ? 'character' : `${length} characters`}.`,
	'key.no-padding': ({ length, expected }) =>
		`${MADE} the secret decoded without its padding, to ${length} bytes instead of ${expected}.`,
	'key.no-equals': () => `${MADE} the secret without the = at its end.`,
	'key.plus-as-space': () => `${MADE} a secret whose + had become spaces, as in a URL or a form.`,
	'key.base64-url': () =>
		`${MADE} a secret in the other Base64 alphabet: its + and / had become - and _, or the other way round.`,
	'key.case': () => `${MADE} a secret whose capital letters had been changed.`,
	'key.percent-encoded': () => `${MADE} the secret percent-encoded, as for a URL.`,
	'key.percent-decoded': () => `${MADE} the secret percent-decoded; it must be used as it is.`,
	'key.doubled': () => `${MADE} the secret twice in a row.`,
	'key.reversed': () => `${MADE} the bytes of the key in reverse order.`,
	'key.empty': () => `${MADE} an empty secret: it was never filled in, or not found.`,
	'key.placeholder': ({ shown }) =>
		`${MADE} the text ${quote(shown)} for the secret: it was never filled in.`,
	'key.other-field': ({ part }) => `${MADE} the ${part} instead of the secret.`,

	'mac.plain-hash': ({ order }) =>
		`The token is a plain hash of ${ORDERS[order]}; it must be an HMAC, which is more than a hash of both.`,
	'mac.hmac': () =>
		'The token is an HMAC; this cloud wants a plain hash of the text followed by the secret.',
	'mac.swapped': () =>
		'The key and the text were swapped when the token was made: exchange the two arguments.',
	'mac.other-hash': ({ hash, expected }) =>
		`The token was made with ${hash}; it must be ${expected}.`,
	'method.missing': ({ expected, buffer }) =>
		`The password has no method at its end: after the token belongs ;${expected}.${buffer > 0 ? ` It is ${buffer} bytes long, so a buffer may have cut it.` : ''}`,
	'method.wrong': ({ shown, expected }, field) =>
		`The ${field} names the method ${quote(shown)}; it must be ${quote(expected)}, letter by letter.`,
	'method.mismatch': ({ shown, hash, expected }, field) =>
		`The token was made with ${hash}, but the ${field} names ${quote(shown)}; for this token it must be ${quote(expected)}.`,
	'method.length': ({ shown, expected }, field) =>
		`The token is as long as one of ${quote(expected)}, but the ${field} names ${quote(shown)}.`,
	'method.md5': ({ shown }, field) =>
		`The ${field} names ${quote(shown)}: legal, but MD5 is broken; use SHA-256.`,

	'message.part': ({ part, shown }) => `${SIGNED} in it the ${named(part)} was ${quote(shown)}.`,
	'message.time-unit': ({ part, to }) =>
		`${SIGNED} in it the ${named(part)} was in ${to === 'ms' ? 'milliseconds' : 'seconds'}, other than was sent.`,
	'message.other-time': ({ part, seconds }) =>
		`${SIGNED} in it the ${named(part)} was ${unitsOf(seconds)
			.map(([count, unit]) => `${count} ${unit}`)
			.join(' ')} ${seconds < 0 ? 'earlier' : 'later'}. Take the time once, for both.`,
	'message.without': ({ part }) => `${SIGNED} it lacked the ${named(part)}.`,
	'message.only': ({ part }) => `${SIGNED} it was the ${named(part)} alone.`,
	'message.only-first': ({ parts }) =>
		`${SIGNED} it was only the first ${parts === 1 ? 'part' : `${parts} parts`} of it.`,
	'message.order': () => `${SIGNED} its parts were in another order.`,
	'message.separator': ({ shown, expected }) =>
		`${SIGNED} between its parts was ${quote(shown)}, and must be ${quote(expected)}.`,
	'message.labels': () => `${SIGNED} it lacked the names that belong before its values.`,
	'message.appended': ({ shown }) => `${SIGNED} it had ${quote(shown)} at its end.`,
	'message.prepended': ({ shown }) => `${SIGNED} it had ${quote(shown)} at its beginning.`,
	'message.quotes': ({ quote: mark }) => `${SIGNED} it had quotation marks ${mark} around it.`,
	'message.case': () => `${SIGNED} it differed in capital letters.`,
	'message.not-encoded': ({ part }) =>
		`${SIGNED} in it the ${named(part)} was not percent-encoded; it must be signed as it is sent.`,
	'message.encoded': ({ part }) => `${SIGNED} in it the ${named(part)} was percent-encoded.`,
	'message.encoded-twice': ({ part }) =>
		`${SIGNED} in it the ${named(part)} was percent-encoded twice.`,
	'message.lower-case-escapes': ({ part }) =>
		`${SIGNED} in it the ${named(part)} was percent-encoded with small letters (%2f), other than was sent.`,
	'message.encoded-whole': () => `${SIGNED} it was percent-encoded as a whole.`,
	'message.doubled': () => `${SIGNED} it was there twice in a row.`,
	'message.utf-16': () => `${SIGNED} it was UTF-16, with a zero byte after each character.`,
	'message.cut': ({ length }) => `${SIGNED} it was cut after ${length} characters.`,
	'message.cut-at-start': () => `${SIGNED} its first character was missing.`,
	'message.empty': () => 'The text that was signed was empty.',
	'message.field': ({ other }) => `${SIGNED} the ${FIELDS[other]} was signed instead.`,
	'message.other-cloud': ({ cloud }) =>
		`${SIGNED} it had the form that ${CLOUD_FORMS[cloud].title.en} wants.`,
	'message.seen': () =>
		`${SIGNED} it was another text of the input, such as an earlier user name. Send the very text that was signed.`,

	'token.upper-case': () => 'The token is in capital letters; its digits must be in small letters.',
	'token.mixed-case': () =>
		'The token has capital and small letters; its digits must be in small letters.',
	'token.hex': () => 'The token is in hexadecimal digits; it must be in Base64.',
	'token.hex-of-hex': () => 'The token was written in hexadecimal digits twice.',
	'token.base64': () =>
		'The token is in Base64; it must be in hexadecimal digits, in small letters.',
	'token.base64-url': () => 'The token is in URL-safe Base64, with - and _; it must have + and /.',
	'token.base64-of-hex': () =>
		'The token is the Base64 of its hexadecimal digits: encode the bytes, and once.',
	'token.base64-twice': () => 'The token was encoded as Base64 twice.',
	'token.no-padding': () => 'The token lacks the = at its end.',
	'token.line-end': () =>
		'The token has a line end after it, percent-encoded with it (%0A): the program that made the Base64 added it; take it off first.',
	'token.plus-lost': () =>
		'The + in the token became spaces, as in a URL or a form: send it as %2B.',
	'token.prefix': ({ shown }) => `The token begins with ${shown}, which does not belong there.`,
	'token.separated': ({ separator }) =>
		`The token has ${quote(separator)} between its bytes; its digits must follow each other.`,
	'token.printed': ({ shown }) =>
		`The token is what a program printed of its bytes, with ${quote(shown === 'b' ? "b'…'" : shown)} around; it must be their digits alone.`,
	'token.escapes': ({ shown }) => `The token's bytes are written with ${shown} before each.`,
	'token.decimal': ({ signed }) =>
		`The token is written as decimal numbers${signed ? ', some of them negative' : ''}; it must be in hexadecimal digits.`,
	'token.sign-extended': () =>
		'The token has ffffff before bytes above 127: a signed char was printed with %x. Print an unsigned char with %02x.',
	'token.no-leading-zeros': () =>
		'The token lacks the leading zeros of its bytes: it was printed with %x instead of %02x.',
	'token.binary': () => "The token is the MAC's bytes themselves; it must be their digits.",
	'token.cut': ({ digits: there, expected }) =>
		`The token is cut: ${there} of its ${digits(expected)} are there.`,
	'token.cut-at-start': ({ digits: there, expected }) =>
		`The token lacks its beginning: ${there} of its ${digits(expected)} are there.`,
	'token.extra': ({ digits: there, expected }) =>
		`The token has ${digits(there)} where ${expected} belong: something was copied along or is there twice.`,
	'token.damaged': ({ digits: there, expected }) =>
		`The token is the right one with a mistake in the middle (${there} of ${digits(expected)}): it was copied wrongly.`,
	'token.length': ({ digits: there, encoding }) =>
		encoding === 'hex'
			? `The token has ${digits(there)}; with SHA-1 it has 40, with SHA-256 64. It is cut or not a token.`
			: `The token stands for ${there / 2} bytes; with SHA-1 it is 20, with SHA-256 32. It is cut or not a token.`,
	'token.unreadable': ({ expected }) =>
		`The token cannot be read: it is not in ${expected === 'hex' ? 'hexadecimal digits' : 'Base64'}.`,
	'token.not-checked': () => "The token was not checked: that takes the device's secret.",
	'token.other-device': () => "The token can be checked only with the different device's secret.",
	'token.other-key': ({ shown }) =>
		`The token was not checked: it was signed with the key of the policy ${quote(shown)}, not with the device's.`,
	'token.unsigned': () => "The password was not checked: it is a server's token and no signature.",
	'token.certificate': () =>
		'The password was not judged: with a client certificate the platform does not look at it.',
};
