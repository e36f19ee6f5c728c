import type { JSX } from 'preact';
import type { CloudForm } from '../clouds/form.js';
import { useLanguage } from '../language.js';
import { sayDate, sayDuration, sayUtc, useNow } from '../time.js';
import { Icon } from '../ui/icons.js';
import type { Signed } from './compute.js';

/** Below this it is time to sign again. */
const SOON = 300;

/** How long the credentials are still good, counting down. */
export function EndingChip({
	signed,
}: {
	readonly signed: Signed | undefined;
}): JSX.Element | null {
	const { words } = useLanguage();
	const now = useNow();
	if (!signed) return null;
	const { expiry } = signed.credentials;
	if (expiry === undefined) return null;
	const left = expiry - now;
	const state = left <= 0 ? 'past' : left < SOON ? 'soon' : 'good';
	return (
		<span class="chip" data-state={state} role="timer">
			<Icon name="clock" />
			{left > 0
				? words.sign.endsIn(sayDuration(left, words))
				: words.sign.ended(sayDuration(-left, words))}
		</span>
	);
}

interface EndingProps {
	readonly signed: Signed;
	readonly form: CloudForm;
	readonly isFixed: boolean;
}

/** When the credentials end, as a date, or that they do not. */
export function Ending({ signed, form, isFixed }: EndingProps): JSX.Element {
	const { language, words } = useLanguage();
	const { cloud, credentials } = signed;
	const { expiry } = credentials;
	if (expiry === undefined) {
		const isStamped = form.time !== undefined && !form.time.noClock && !isFixed;
		return <span>{isStamped ? words.sign.stamped : words.sign.endlessLong}</span>;
	}
	return (
		<span>
			{words.sign.ends} <time dateTime={sayUtc(expiry)}>{sayDate(expiry, language)}</time>
			<span class="muted">
				{' · '}
				<span class="nowrap">
					{sayUtc(expiry).replace('T', ' ').replace('Z', '')} {words.sign.utc}
				</span>
				{' · '}
				<span class="number">{expiry}</span>
			</span>
			{cloud.closesAtExpiry && <span class="muted block">{words.sign.closes}</span>}
		</span>
	);
}
