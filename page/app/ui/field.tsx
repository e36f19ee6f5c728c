import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useLanguage } from '../language.js';
import { Reveal } from './reveal.js';

interface FieldProps {
	readonly name: string;
	readonly label: string;
	readonly hint?: string | undefined;
	readonly error?: string | undefined;
	readonly placeholder?: string | undefined;
	readonly optional?: boolean;
	readonly secret?: boolean;
	readonly numeric?: boolean;
	readonly value: string;
	readonly onValue: (value: string) => void;
	/** Takes what is pasted; true if it was used elsewhere. */
	readonly onPasteText?: (text: string) => boolean;
}

/** One line of text, with where to find it and what is wrong with it. The browser never remembers it. */
export function Field(props: FieldProps): JSX.Element {
	const { name, label, hint, placeholder, optional, secret = false, numeric, value } = props;
	const { words } = useLanguage();
	const [shown, setShown] = useState(false);
	const [touched, setTouched] = useState(false);
	const id = useId();
	const error = touched && value !== '' ? props.error : undefined;
	const trimmed = value.trim() !== value ? words.trimmed : undefined;
	const type = secret && !shown ? ({ type: 'password' } as const) : ({ type: 'text' } as const);
	return (
		<div class="field" data-wide={secret} data-wrong={error !== undefined}>
			<label class="label" for={id}>
				{label}
				{optional && <small>{words.optional}</small>}
			</label>
			<div class="input">
				<input
					id={id}
					name={name}
					{...type}
					inputMode={numeric ? 'numeric' : 'text'}
					value={value}
					placeholder={placeholder}
					aria-describedby={`${id}-hint`}
					aria-invalid={error !== undefined}
					autocomplete={secret ? 'new-password' : 'off'}
					autocapitalize="off"
					autocorrect=""
					spellcheck={false}
					data-1p-ignore
					data-lpignore="true"
					data-bwignore
					onInput={({ currentTarget }) => props.onValue(currentTarget.value)}
					onBlur={() => setTouched(true)}
					onPaste={(event) => {
						setTouched(true);
						const text = event.clipboardData?.getData('text/plain') ?? '';
						if (props.onPasteText?.(text)) event.preventDefault();
					}}
				/>
				{secret && <Reveal shown={shown} what={label} onToggle={() => setShown(!shown)} />}
			</div>
			<p class="hint" id={`${id}-hint`}>
				{error ?? trimmed ?? hint}
			</p>
		</div>
	);
}
