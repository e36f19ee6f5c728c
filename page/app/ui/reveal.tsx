import type { JSX } from 'preact';
import { useLanguage } from '../language.js';
import { Icon } from './icons.js';

interface RevealProps {
	readonly shown: boolean;
	readonly what: string;
	readonly onToggle: () => void;
	readonly disabled?: boolean;
}

/** A button that shows and hides a secret. */
export function Reveal({ shown, what, onToggle, disabled = false }: RevealProps): JSX.Element {
	const { words } = useLanguage();
	return (
		<button
			type="button"
			class="icon-button"
			aria-label={words.showOf(what)}
			aria-pressed={shown}
			title={shown ? words.hide : words.show}
			disabled={disabled}
			onClick={onToggle}
		>
			<Icon name={shown ? 'eyeOff' : 'eye'} />
		</button>
	);
}
