import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../language.js';

interface TextBoxProps {
	readonly name: string;
	readonly label: string;
	/** Whether the label is only for those who do not see the screen. */
	readonly quiet?: boolean;
	readonly rows: number;
	/** Characters that are read; what is pasted beyond them is left out, and the box says so. */
	readonly limit: number;
	readonly placeholder?: string;
	readonly value: string;
	readonly onValue: (value: string) => void;
	/** The same text with marks, which lies below. */
	readonly marked?: ComponentChildren;
	readonly area?: RefObject<HTMLTextAreaElement | null> | undefined;
}

/** A box for text of any length, of which the browser never remembers anything. */
export function TextBox(props: TextBoxProps): JSX.Element {
	const { name, label, quiet = false, rows, limit, placeholder, value, onValue, marked } = props;
	const { words } = useLanguage();
	const [given, setGiven] = useState(0);
	const id = useId();
	const below = useRef<HTMLDivElement>(null);
	const own = useRef<HTMLTextAreaElement>(null);
	const take = (text: string) => {
		setGiven(text.length);
		onValue(text.slice(0, limit));
	};
	return (
		<div class="text-box">
			<label class={quiet ? 'visually-hidden' : 'label'} for={id}>
				{label}
			</label>
			<div class="layers">
				{marked !== undefined && (
					<div class="below" aria-hidden="true" ref={below}>
						{marked}
					</div>
				)}
				<textarea
					id={id}
					name={name}
					ref={props.area ?? own}
					rows={rows}
					value={value}
					placeholder={placeholder}
					aria-describedby={`${id}-notice`}
					autocomplete="off"
					autocapitalize="off"
					autocorrect=""
					spellcheck={false}
					data-gramm="false"
					onInput={({ currentTarget }) => {
						const { value } = currentTarget;
						if (value.length > limit) currentTarget.value = value.slice(0, limit);
						take(value);
					}}
					onPaste={(event) => {
						const text = event.clipboardData?.getData('text/plain') ?? '';
						if (text.length <= limit) return;
						// The browser would take long to lay out all of it, only for it to be cut.
						event.preventDefault();
						const { selectionStart, selectionEnd } = event.currentTarget;
						take(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
					}}
					onScroll={({ currentTarget: { scrollTop, scrollLeft } }) =>
						below.current?.scrollTo({ top: scrollTop, left: scrollLeft })
					}
				/>
			</div>
			<p class="hint notice" id={`${id}-notice`} role="status">
				{given > limit && value.length === limit && words.cut(given, limit)}
			</p>
		</div>
	);
}
