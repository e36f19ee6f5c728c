import type { JSX } from 'preact';
import { readInput } from '../../../explain/index.js';
import type { FieldForm, TimeForm, Values } from '../clouds/form.js';
import { useLanguage } from '../language.js';
import { ChoiceGroup } from '../ui/choice.js';
import { Field } from '../ui/field.js';
import { useStatus } from '../ui/status.js';
import type { Complaint } from '../words/errors.js';
import { asked } from './compute.js';

interface InputsProps {
	readonly values: Values;
	/** Is told what has changed alone, since a browser can fill in several fields at once. */
	readonly onChange: (changed: Values) => void;
	readonly complaint?: Complaint | undefined;
}

/** The fields of a table, of which those are shown that are asked for. */
export function FieldList({
	fields,
	values,
	onChange,
	complaint,
}: InputsProps & { readonly fields: readonly FieldForm[] }): JSX.Element {
	const { words, say } = useLanguage();
	const status = useStatus();
	/** Spreads a whole device that was pasted into one field, such as a connection string or JSON. */
	const spread = (text: string) => {
		const { device } = readInput(text);
		const found = fields.filter(({ kind, name }) => kind === 'text' && device[name]);
		if (found.length < 2) return false;
		const pasted = Object.fromEntries(found.map(({ name }) => [name, device[name]]));
		onChange(pasted);
		status(words.filled(found.map(({ label }) => say(label)).join(words.comma)));
		return true;
	};
	return (
		<div class="fields">
			{asked(fields, values).map((field) => {
				const { name, label, hint } = field;
				const set = (value: string) => onChange({ [name]: value });
				if (field.kind === 'choice')
					return (
						<ChoiceGroup
							key={name}
							label={say(label)}
							choices={field.choices.map(({ value, label }) => ({ value, label: say(label) }))}
							value={values[name] ?? field.choices[0].value}
							onChoose={set}
						/>
					);
				return (
					<Field
						key={name}
						name={name}
						label={say(label)}
						hint={hint && say(hint)}
						placeholder={field.placeholder}
						optional={field.optional === true}
						secret={field.secret === true}
						error={complaint?.field === name ? complaint.text : undefined}
						value={values[name] ?? ''}
						onValue={set}
						onPasteText={spread}
					/>
				);
			})}
		</div>
	);
}

/** When the credentials are made, and for how long. */
export function TimeFields({
	time,
	values,
	onChange,
	complaint,
}: InputsProps & { readonly time: TimeForm }): JSX.Element {
	const { words, say } = useLanguage();
	const { times } = words.sign;
	const mode = values.time ?? 'now';
	const set = (name: string) => (value: string) => onChange({ [name]: value });
	return (
		<div class="fields">
			<ChoiceGroup
				label={words.sign.time}
				choices={[
					{ value: 'now', label: times.now },
					...(time.noClock ? [{ value: 'none', label: times.none }] : []),
					{ value: 'fixed', label: times.fixed },
				]}
				value={mode}
				onChoose={set('time')}
			/>
			{mode === 'fixed' && (
				<Field
					name="at"
					label={say(time.fixed.label)}
					hint={say(time.fixed.hint)}
					placeholder={time.fixed.placeholder}
					numeric
					error={complaint?.field === 'at' ? complaint.text : undefined}
					value={values.at ?? ''}
					onValue={set('at')}
				/>
			)}
			{mode === 'now' && time.lifetime && (
				<Field
					name="lifetime"
					label={words.sign.lifetime}
					hint={words.sign.lifetimeHint}
					placeholder="3600"
					numeric
					error={complaint?.field === 'lifetime' ? complaint.text : undefined}
					value={values.lifetime ?? ''}
					onValue={set('lifetime')}
				/>
			)}
		</div>
	);
}
