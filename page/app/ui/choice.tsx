import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface ChoiceProps {
	readonly label: string;
	/** Whether the label is only for those who do not see the screen. */
	readonly quiet?: boolean;
	readonly kind?: 'segments' | 'chips';
	readonly choices: readonly {
		readonly value: string;
		readonly label: string;
		readonly title?: string;
	}[];
	readonly value: string;
	readonly onChoose: (value: string) => void;
}

/** Buttons of which one is down: radio buttons, with their keys. */
export function ChoiceGroup(props: ChoiceProps): JSX.Element {
	const { label, quiet = false, kind = 'segments', choices, value, onChoose } = props;
	const id = useId();
	const isWide =
		choices.length > 2 || choices.reduce((sum, { label }) => sum + label.length, 0) > 20;
	return (
		<fieldset class={`choice ${kind}`} data-wide={isWide}>
			<legend class={quiet ? 'visually-hidden' : 'label'}>{label}</legend>
			<div class="choices">
				{choices.map((choice) => (
					<label key={choice.value} title={choice.title}>
						<input
							type="radio"
							name={id}
							value={choice.value}
							checked={choice.value === value}
							autocomplete="off"
							onChange={() => onChoose(choice.value)}
						/>
						<span>{choice.label}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
