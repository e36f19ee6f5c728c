import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../language.js';
import { Icon, type IconName } from './icons.js';
import { useStatus } from './status.js';

interface CopyProps {
	readonly text: () => string;
	/** What is copied, for those who do not see where the button stands. */
	readonly what: string;
	/** With a label the button shows it, without one only its icon. */
	readonly label?: string;
	readonly icon?: IconName;
	readonly disabled?: boolean;
}

/** A button that copies a text, and says whether it did. */
export function Copy({
	text,
	what,
	label,
	icon = 'copy',
	disabled = false,
}: CopyProps): JSX.Element {
	const { words } = useLanguage();
	const status = useStatus();
	const [done, setDone] = useState(false);
	useEffect(() => {
		if (!done) return;
		const timer = setTimeout(() => setDone(false), 1600);
		return () => clearTimeout(timer);
	}, [done]);
	const copy = async () => {
		const copied = await copyText(text());
		setDone(copied);
		status(copied ? words.copied : words.copyFailed);
	};
	return (
		<button
			type="button"
			class={label === undefined ? 'icon-button' : 'button'}
			aria-label={label ?? words.copyOf(what)}
			title={label === undefined ? words.copy : undefined}
			data-done={done}
			disabled={disabled}
			onClick={copy}
		>
			<Icon name={done ? 'check' : icon} />
			{label}
		</button>
	);
}

async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return copyBySelection(text);
	}
}

/** For pages that come over HTTP from another machine, where the clipboard has no interface. */
function copyBySelection(text: string): boolean {
	const area = document.createElement('textarea');
	area.value = text;
	area.className = 'visually-hidden';
	const focused = document.activeElement;
	document.body.append(area);
	area.select();
	try {
		return document.execCommand('copy');
	} catch {
		return false;
	} finally {
		area.remove();
		if (focused instanceof HTMLElement) focused.focus();
	}
}
