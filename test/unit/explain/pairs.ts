import { type CloudName, explain } from '../../../explain/index.js';
import { type Cloud, type Making, question, type Sent } from './make.js';
import { can, MISTAKES, type Mistake } from './mistakes/index.js';

export interface Pair {
	readonly cloud: Cloud;
	readonly mistakes: readonly [Mistake, Mistake];
	readonly sent: Sent;
}

/** What happens to a field on its way comes after what is wrong in it, and a buffer's end last. */
const ORDER = [
	/^(?!text\.|fields\.|layout\.trailing)/,
	/^text\.percent|^text\.html/,
	/^text\.(?!doubled|cut|percent|html|empty)|^layout\.trailing/,
	/^text\.doubled|^text\.empty/,
	/^fields/,
	/^text\.cut/,
];
const rank = ({ code }: Mistake) => ORDER.findIndex((pattern) => pattern.test(code));

/** Two mistakes at once; undefined where both are in the same step, so that only one can be made. */
function both([a, b]: readonly [Mistake, Mistake]): Making | undefined {
	const steps = ({ making }: Mistake) => Object.keys(making).filter((step) => step !== 'sent');
	if (steps(a).some((step) => steps(b).includes(step))) return undefined;
	const changes = [a, b]
		.sort((x, y) => rank(x) - rank(y))
		.flatMap(({ making }) => making.sent ?? []);
	const sent = (fields: Sent) => {
		const changed = { ...fields };
		for (const change of changes) Object.assign(changed, change(changed));
		return changed;
	};
	return { ...a.making, ...b.making, sent };
}

/** Every pair of mistakes that a cloud's device can make at once, and whose effects are not the same as those of one. */
export function* pairsOf(cloud: Cloud): Generator<Pair> {
	const right = JSON.stringify(cloud.make());
	const alone = MISTAKES.filter((mistake) => can(mistake, cloud))
		.map((mistake) => ({ mistake, text: JSON.stringify(cloud.make(mistake.making)) }))
		.filter(({ text }) => text !== right);
	for (const [i, a] of alone.entries())
		for (const b of alone.slice(i + 1)) {
			const mistakes = [a.mistake, b.mistake] as const;
			const making = both(mistakes);
			if (!making) continue;
			const sent = cloud.make(making);
			const text = JSON.stringify(sent);
			if (text !== a.text && text !== b.text && text !== right) yield { cloud, mistakes, sent };
		}
}

/** Codes that say the same of what is left. */
const SAME: Readonly<Record<string, string>> = {
	'message.only': 'message.field',
	'token.cut': 'text.cut',
};

export function faultsOf({ cloud, sent }: Pair): string[] {
	const { findings } = explain(question(cloud, sent));
	return named(findings.filter(({ severity }) => severity === 'fault').map(({ code }) => code));
}

export function expectedOf({ mistakes }: Pair): string[] {
	return named(mistakes.map(({ code }) => code));
}

function named(codes: readonly string[]): string[] {
	return [...new Set(codes.map((code) => SAME[code] ?? code))].sort();
}

interface Hiding {
	readonly why: string;
	/** What hides, and what it hides: patterns of `code: name`. */
	readonly of: RegExp;
	readonly what: RegExp;
	readonly clouds?: readonly CloudName[];
}

/** Pairs of which one hides the other. */
const HIDING: readonly Hiding[] = [
	{
		why: 'the user name is not there, and what was signed is in it',
		of: /^(?:text\.empty|part\.placeholder): .*user name/,
		what: /^(?:(?:key|message|mac|method|time|part|fields)\.|text\.(?:cut|utf-16)|token\.(?:cut|damaged|extra|hex-of-hex|no-leading))/,
		clouds: ['tencent', 'baidu', 'tuya'],
	},
	{
		why: 'the end of the user name is not there, and it was signed',
		of: /^text\.cut: a user name/,
		what: /^(?:key|message|mac|method|time|part|layout|text)\./,
	},
	{
		why: 'the end of the user name is not there, so that the token fits nothing whatever is wrong with it',
		of: /^text\.cut: a user name/,
		what: /^token\.(?:cut|damaged|hex-of-hex|no-leading)/,
		clouds: ['tencent', 'baidu', 'tuya'],
	},
	{
		why: 'without the expiry the token fits nothing, and a resource that was signed as it is sent is right',
		of: /^part\.missing: no se/,
		what: /^percent\.missing: a resource/,
	},
	{
		why: 'the expiry is not there, and it was signed',
		of: /^part\.missing: no se/,
		what: /^(?:key|message|mac|time|part|text\.doubled)/,
	},
	{
		why: 'the end of the password is not there, and it would tell what was wrong in it',
		of: /^text\.cut: a password/,
		what: /^(?:token\.|mac\.other-hash|method\.|text\.label)/,
	},
	{
		why: 'nothing of the password is left',
		of: /^(?:text\.empty|part\.placeholder): .*password/,
		what: /^(?:layout\.|text\.|method\.mismatch)/,
	},
	{
		why: 'one is made of what the other has changed',
		of: /^identity\.more: the client id of another cloud/,
		what: /^identity\.instead: the device name for|^part\.placeholder: .*user name/,
		clouds: ['onenet'],
	},
	{
		why: 'the same bytes can be joined of another key and another text',
		of: /^mac\.plain-hash|^message\.empty/,
		what: /^key\.(?:empty|white-space|byte-order-mark|quotes|other-field)|^text\.empty/,
	},
	{
		why: 'a plain hash of the secret and no text is one of the secret alone, which is how it is called',
		of: /^mac\.plain-hash/,
		what: /^message\.empty/,
	},
	{
		why: 'the text is that of a password which was cut before its token ends',
		of: /^part\.missing: no se/,
		what: /^token\.no-padding/,
	},
	{
		why: 'what was signed is what was sent: one mistake makes up for the other',
		of: /^message\.(?:appended|quotes|separator|not-encoded)/,
		what: /^(?:text\.white-space|text\.quotes|layout\.separator|percent\.missing)/,
	},
	{
		why: 'the mistake in the text changes a time that is no number in yet another way',
		of: /^message\.(?:time-unit|encoded|encoded-twice|other-time)/,
		what: /^time\.(?:fraction|date|hour-format|unix-for-hour|milliseconds|micro)/,
	},
	{
		why: 'bytes that are no text may have got anything into them on their way',
		of: /^token\.binary/,
		what: /^text\./,
	},
	{
		why: 'without the name of a method there is nothing that contradicts the token',
		of: /^method\.(?:missing|wrong)/,
		what: /^(?:method\.|token\.cut|layout\.trailing)/,
	},
	{
		why: 'another hash has no name here, whatever name is given',
		of: /^mac\.other-hash/,
		what: /^method\./,
	},
	{ why: 'one is behind the other', of: /^text\.escape/, what: /^layout\.trailing/ },
	{
		why: 'the zero bytes are in the middle of the word',
		of: /^text\.utf-16/,
		what: /^part\.placeholder/,
	},
	{ why: 'one takes away what the other added', of: /^percent\./, what: /^percent\./ },
	{
		why: 'the white space belongs to the label',
		of: /^text\.label/,
		what: /^text\.white-space: a space before/,
	},
	{
		why: 'twice a text whose form is wrong is another wrong form',
		of: /^text\.doubled/,
		what: /^(?:layout|method|percent)\./,
	},
	{
		why: 'fields are told apart by their form, which is lost',
		of: /^fields\.swapped/,
		what: /^(?:fields|text\.empty|part\.placeholder|method\.missing)/,
	},
];

/** Why one of the mistakes cannot be seen beside the other, if that is so. */
export function hidden({ cloud, mistakes: [a, b] }: Pair): string | undefined {
	const text = ({ code, name }: Mistake) => `${code}: ${name}`;
	const found = HIDING.find(
		({ of, what, clouds }) =>
			(clouds === undefined || clouds.includes(cloud.name)) &&
			((of.test(text(a)) && what.test(text(b))) || (of.test(text(b)) && what.test(text(a)))),
	);
	return found?.why;
}
