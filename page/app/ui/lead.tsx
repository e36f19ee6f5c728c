import type { JSX } from 'preact';
import { useLanguage } from '../language.js';

interface LeadProps {
	/** The id of the section that this is the head of. */
	readonly id: string;
	readonly title: string;
	readonly text: string;
	readonly onExample: () => void;
	readonly onClear: () => void;
}

/** The head of what is filled in: its title, what goes there, an example, and nothing again. */
export function Lead({ id, title, text, onExample, onClear }: LeadProps): JSX.Element {
	const { words } = useLanguage();
	return (
		<>
			<h2 id={id}>{title}</h2>
			<p class="lead-in">
				<span class="muted">{text}</span>
				<button type="button" class="link" onClick={onExample}>
					{words.sign.example}
				</button>
				<button type="button" class="link" onClick={onClear}>
					{words.sign.clear}
				</button>
			</p>
		</>
	);
}
