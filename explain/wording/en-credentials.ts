import { CLOUD_FORMS } from '../clouds/index.js';
import type { CloudName } from '../findings.js';
import type { FindingParams } from '../params.js';
import { type Prefixed, quote, unitsOf, utc, type Wordings } from './catalogue.js';
import { FIELDS, named } from './en-fields.js';

type Codes = Prefixed<
	'text' | 'fields' | 'cloud' | 'shell' | 'layout' | 'percent' | 'part' | 'identity' | 'time'
>;

const cloudName = (cloud: CloudName) => CLOUD_FORMS[cloud].title.en;
const duration = (seconds: number) =>
	unitsOf(seconds)
		.map(([count, unit]) => `${count} ${unit === 'y' ? (count === 1 ? 'year' : 'years') : unit}`)
		.join(' ');
const count = (number: number, one: string, many = `${one}s`) =>
	`${number} ${number === 1 ? one : many}`;
const must = (field: string, part: string) =>
	part === '' ? `The ${field}` : `The ${named(part)} in the ${field}`;
const UNITS = { s: 'Unix seconds', ms: 'Unix milliseconds', hour: 'YYYYMMDDHH in UTC' } as const;
/** East of Greenwich the first makes a clock fast and the second makes it slow, west of it the other way round. */
const TAKEN = 'local time was taken for UTC, or UTC for local time';
const zone = (hours: number | undefined) =>
	hours === undefined
		? ''
		: ` It is ${count(Math.abs(hours), 'whole hour')} ${hours > 0 ? 'ahead' : 'behind'}: ${TAKEN}.`;

/** What is wrong with fields, before anything is computed. */
export const credentials: Wordings<FindingParams, Codes> = {
	'text.missing': (_, field) => `There is no ${field}.`,
	'text.empty': (_, field) => `The ${field} is empty.`,
	'text.too-long': ({ length }, field) =>
		`The ${field} has ${length} characters; MQTT allows 65535 bytes.`,
	'text.white-space': ({ where, what }, field) =>
		where === 'inside'
			? `There is a ${what} inside the ${field}; nothing of the kind belongs there.`
			: `There is a ${what} at the ${where} of the ${field}; it was copied or read with it and must go.`,
	'text.quotes': ({ quote: mark }, field) =>
		`The quotation mark ${mark} was kept in the ${field}; it belongs to the text that it was copied from.`,
	'text.label': ({ shown }, field) =>
		`The ${field} begins with its own label, ${quote(shown)}; only what follows it must be sent.`,
	'text.look-alike': ({ character, codePoint, instead }, field) =>
		`The ${field} holds ${character} (${codePoint}), which only looks like ${quote(instead)}: an input method or a web page put it there.`,
	'text.invisible': ({ codePoint }, field) =>
		`The ${field} holds an invisible character, ${codePoint}.`,
	'text.byte-order-mark': (_, field) =>
		`The ${field} begins with a byte order mark (U+FEFF), which an editor wrote to the file it was read from.`,
	'text.utf-16': (_, field) =>
		`The ${field} has a zero byte at every other place: it is UTF-16, and must be sent as ASCII.`,
	'text.percent-encoded': ({ times }, field) =>
		`The ${field} is percent-encoded${times > 1 ? ` ${times} times` : ''}, as for a URL; it must be sent as it is.`,
	'text.html': ({ shown }, field) =>
		`The ${field} holds the HTML entity ${quote(shown)}: it was copied from the source of a page.`,
	'text.backslash': ({ shown }, field) =>
		`The ${field} holds ${shown}: a backslash that was meant for a shell or an AT command, and was sent.`,
	'text.escape': ({ shown }, field) =>
		`The ${field} holds the escape ${shown} as text; it should have been replaced, or was not meant to be there.`,
	'text.doubled': (_, field) => `The ${field} is there twice in a row.`,
	'text.cut': ({ bytes, buffer }, field) =>
		`The ${field} ends in the middle, after ${count(bytes, 'byte')}${buffer > 0 ? `: a buffer of ${buffer} bytes was too small for it` : ''}.`,
	'text.trailing': ({ shown }, field) =>
		`${quote(shown)} was copied along at the end of the ${field}.`,
	'text.secret': (_, field) =>
		`The ${field} holds the secret itself, which must never be sent: sign with it, and have it renewed.`,
	'fields.swapped': ({ other }, field) => `The ${field} and the ${FIELDS[other]} are swapped.`,
	'fields.same': ({ other }, field) => `The ${field} is the same text as the ${FIELDS[other]}.`,
	'cloud.other-form': ({ cloud, expected }) =>
		`These credentials have the form of ${cloudName(cloud)}, not of ${cloudName(expected)}.`,
	'cloud.unknown': () =>
		'The credentials have the form of no cloud that is known here; name the cloud to have them judged by its rules.',
	'shell.unquoted': ({ shown }, field) =>
		`The ${field} is not quoted, so the shell ends it at its first ${shown}: put it between single quotes.`,

	'shell.at-comma': (_, field) =>
		`The ${field} has a comma in it: in an AT command each comma inside a text is written \\, and each quotation mark \\".`,
	'shell.module-signs': () =>
		'The module makes client id, user name and password itself: give it the device id and the secret, not what was signed with them.',
	'shell.backlog': (_, field) =>
		`The ${field} ends at its first ;, where a Backlog is split: send this command by itself.`,
	'layout.shell': ({ shown }, field) =>
		`The ${field} and another field end where their first ${shown} belongs: a shell took it for the end of the command. Put them between single quotes.`,
	'layout.prefix': ({ expected, shown }, field) =>
		`The ${field} must begin with ${quote(expected)}${shown === '' ? '' : `, not ${quote(shown)}`}.`,
	'layout.suffix': ({ expected }, field) => `The ${field} must end with ${quote(expected)}.`,
	'layout.separator': ({ expected, shown }, field) =>
		shown === ''
			? `The ${field} lacks ${quote(expected)} between two of its parts.`
			: `The ${field} has ${quote(shown)} where ${quote(expected)} belongs.`,
	'layout.order': ({ part, other }, field) =>
		`The ${field} has its ${named(part)} and its ${named(other)} in each other's place.`,
	'layout.trailing': ({ shown }, field) => `The ${field} has one ${quote(shown)} too many.`,
	'layout.extra': ({ shown }, field) => `The ${field} has a part too many: ${quote(shown)}.`,
	'layout.parts': ({ count: there, expected, parts }, field) =>
		`The ${field} has ${count(there, 'part')} and must have ${expected}; missing: ${parts}.`,
	'layout.key': ({ shown, expected }, field) =>
		`The ${field} has ${quote(shown)} where ${quote(expected)} belongs; capital letters count.`,
	'layout.key-twice': ({ part }, field) => `The ${field} has ${quote(part)} twice.`,
	'layout.unknown-key': ({ shown }, field) =>
		`The ${field} has a part that no rule knows: ${quote(shown)}.`,
	'percent.missing': ({ part }, field) =>
		`${must(field, part)} is not percent-encoded: its / + = must be sent as %2F %2B %3D.`,
	'percent.partly': ({ part }, field) => `${must(field, part)} is percent-encoded only in part.`,
	'percent.unchecked': ({ part }, field) =>
		`${must(field, part)} is not percent-encoded: that is fine only if the same text was signed.`,
	'percent.double': ({ part }, field) =>
		`${must(field, part)} is percent-encoded twice: %25 stands where % belongs.`,
	'part.missing': ({ part }, field) => `The ${field} has no ${named(part)}.`,
	'part.empty': ({ part }, field) => `${must(field, part)} is empty.`,
	'part.placeholder': ({ part, shown }, field) =>
		`${must(field, part)} is ${quote(shown)}: a value was never filled in.`,
	'part.wrong': ({ part, shown, expected }, field) =>
		`${must(field, part)} is ${quote(shown)}; it must be ${expected}.`,
	'part.characters': ({ part, shown }, field) =>
		`${must(field, part)} is ${quote(shown)}, which has characters that do not belong there.`,
	'part.unusual': ({ part, shown, usual }, field) =>
		`${must(field, part)} is ${quote(shown)}; usual is ${usual}.`,

	'identity.joined': ({ part, shown, expected, joiner }, field) =>
		`${must(field, part)} has ${quote(joiner)} where it joins two names: it is ${quote(shown)} and must be ${quote(expected)}.`,
	'identity.reversed': ({ part, shown, expected }, field) =>
		`${must(field, part)} has its two names in the wrong order: it is ${quote(shown)} and must be ${quote(expected)}.`,
	'identity.doubled': ({ part, shown, expected }, field) =>
		`${must(field, part)} has a name twice: it is ${quote(shown)} and must be ${quote(expected)}.`,
	'identity.braces': ({ part, shown, expected }, field) =>
		`${must(field, part)} still has the brackets of the documentation: it is ${quote(shown)} and must be ${quote(expected)}.`,
	'identity.only': ({ part, shown, expected, only }, field) =>
		`${must(field, part)} is the ${only} alone, ${quote(shown)}; it must be ${quote(expected)}.`,
	'identity.instead': ({ part, shown, expected, instead }, field) =>
		`${must(field, part)} is the ${instead}, ${quote(shown)}; it must be ${quote(expected)}.`,
	'identity.more': ({ part, shown, expected }, field) =>
		`${must(field, part)} has more than it must: it is ${quote(shown)} and must be ${quote(expected)} alone.`,
	'identity.placeholder': ({ part, expected, word }, field) =>
		`${must(field, part)} holds ${quote(word)}: a value was never filled in. It must be ${quote(expected)}.`,
	'identity.form': ({ part, shown, expected }, field) =>
		`${must(field, part)} is put together wrongly: it is ${quote(shown)} and must be ${quote(expected)}.`,
	'identity.level': ({ part, shown, expected }, field) =>
		`${must(field, part)} is ${quote(shown)}, which is right only with the product's key; with the device's it must be ${quote(expected)}.`,
	'identity.case': ({ part, shown, expected }, field) =>
		`${must(field, part)} differs in capital letters: it is ${quote(shown)} and must be ${quote(expected)}.`,
	'identity.cut': ({ part, shown, expected, missing }, field) =>
		`${must(field, part)} lacks ${count(missing, 'character')}: it is ${quote(shown)} and must be ${quote(expected)}.`,
	'identity.extra': ({ part, expected, extra }, field) =>
		`${must(field, part)} has ${quote(extra)} too much; it must be ${quote(expected)}.`,
	'identity.typo': ({ part, shown, expected, at }, field) =>
		`${must(field, part)} differs at its character ${at}: it is ${quote(shown)} and must be ${quote(expected)}.`,
	'identity.other': ({ part, shown, expected }, field) =>
		`${must(field, part)} is not this device's: it is ${quote(shown)} and must be ${quote(expected)}.`,

	'time.zero': ({ part }, field) => `${must(field, part)} is 0, which does not mean never.`,
	'time.fraction': ({ part, shown }, field) =>
		`${must(field, part)} is ${quote(shown)}; it must be a whole number, written with digits alone.`,
	'time.date': ({ part, shown, unit }, field) =>
		`${must(field, part)} is a date, ${quote(shown)}; it must be ${UNITS[unit]}.`,
	'time.not-a-number': ({ part, shown, unit }, field) =>
		`${must(field, part)} is ${quote(shown)}; it must be a whole number, ${UNITS[unit]}.`,
	'time.milliseconds': ({ part, seconds }, field) =>
		`${must(field, part)} is in milliseconds; in seconds it is ${seconds}, that is ${utc(seconds)}.`,
	'time.micro': ({ part, digits, seconds }, field) =>
		`${must(field, part)} has ${digits} digits, as microseconds or nanoseconds have; in seconds it is ${seconds}, that is ${utc(seconds)}.`,
	'time.digits': ({ part, digits }, field) =>
		`${must(field, part)} has ${digits} digits; Unix seconds have 10.`,
	'time.many-digits': ({ part, digits }, field) =>
		`${must(field, part)} has ${digits} digits, where Unix seconds have 10: the platform takes it, and the signature never expires in practice.`,
	'time.never': ({ part, shown, digits }, field) =>
		`${must(field, part)} is ${shown}${digits === 13 ? ', in milliseconds' : ''}: legal, and the signature never expires in practice. Whoever overhears it can use it for years.`,
	'time.far': ({ part, time }, field) =>
		`${must(field, part)} is far away, ${utc(time)}: whoever overhears these credentials can use them until then.`,
	'time.long': ({ part, time, left }, field) =>
		`${must(field, part)} is ${utc(time)}, in ${duration(left)}; if it was made for less, the device's clock is ahead or tells local time instead of UTC.`,
	'time.past': ({ part, time, ago, hours }, field) =>
		`The credentials expired ${duration(ago)} ago: ${must(field, part).replace(/^T/, 't')} is ${utc(time)}.${hours === undefined ? " If they were made just now, the device's clock is behind or tells local time instead of UTC." : ` The device's clock is ${count(Math.abs(hours), 'whole hour')} behind: ${TAKEN}.`}`,
	'time.not-set': ({ part, time }, field) =>
		`${must(field, part)} is ${utc(time)}: the device signed with a clock that was not set, such as the time since it started.`,
	'time.ahead': ({ part, time, ahead, hours }, field) =>
		`${must(field, part)} is ${utc(time)}: the device's clock is ${duration(ahead)} ahead.${hours === undefined ? '' : ` That is a time zone: ${TAKEN}.`} The platform may not refuse that, but whoever overhears the signature can use it for so much longer.`,
	'time.off': ({ part, time, difference, tolerance, hours }, field) =>
		`${must(field, part)} is ${utc(time)}, ${duration(difference)} ${difference < 0 ? 'ago' : 'ahead'}; the platform allows ${duration(tolerance)}.${zone(hours)}`,
	'time.local': ({ part, hours }, field) =>
		`${must(field, part)} is ${count(Math.abs(hours), 'whole hour')} ${hours > 0 ? 'ahead' : 'behind'}: if it was made just now, ${TAKEN}.`,
	'time.hour-format': ({ part, shown }, field) =>
		`${must(field, part)} is ${quote(shown)}; it must be the hour in UTC as YYYYMMDDHH.`,
	'time.unix-for-hour': ({ part, shown }, field) =>
		`${must(field, part)} is ${quote(shown)}, which are Unix seconds or milliseconds; it must be the hour in UTC as YYYYMMDDHH.`,
};
