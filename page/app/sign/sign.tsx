import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { CloudForm, Values } from '../clouds/form.js';
import { CLOUDS, cloudNamed } from '../clouds/index.js';
import { type Language, useLanguage } from '../language.js';
import { writeLink } from '../link.js';
import { ChoiceGroup } from '../ui/choice.js';
import { Copy } from '../ui/copy.js';
import { Lead } from '../ui/lead.js';
import { type Complaint, readError } from '../words/errors.js';
import { sign } from './compute.js';
import { FieldList, TimeFields } from './fields.js';
import { Results } from './results.js';

interface SignProps {
	readonly cloud: string;
	readonly onCloud: (name: string) => void;
	readonly values: Values;
	/** Puts values in the place of all. */
	readonly onValues: (values: Values) => void;
	/** Puts values beside the others. */
	readonly onChange: (changed: Values) => void;
	/** Shows the CONNECT packet of these credentials, as hexadecimal digits. */
	readonly onPacket: (digits: string) => void;
}

/** The error, at the field that it is about. */
function complain(form: CloudForm, error: unknown, language: Language): Complaint {
	const { field = '', text } = readError(error, language);
	const isTime = ['expiry', 'timestamp'].includes(field);
	return { field: isTime ? 'at' : (form.renamed?.[field] ?? field), text };
}

/** Makes credentials of what the console shows. */
export function Sign(props: SignProps): JSX.Element {
	const { cloud, onCloud, values, onValues, onChange, onPacket } = props;
	const { language, words, say } = useLanguage();
	const form = cloudNamed(cloud);
	const [times, setTimes] = useState(0);
	// `times` has no part in it: it signs again.
	const result = useMemo(() => sign(form, values, Date.now() / 1000), [form, values, times]);
	const complaint = result.kind === 'wrong' ? complain(form, result.error, language) : undefined;
	const inputs = { values, onChange, complaint };
	return (
		<>
			<ChoiceGroup
				label={words.sign.cloud}
				quiet
				kind="chips"
				choices={CLOUDS.map(({ name, short, title }) => ({
					value: name,
					label: say(short),
					title: say(title),
				}))}
				value={form.name}
				onChoose={onCloud}
			/>
			<div class="columns">
				<section class="card" aria-labelledby="sign-device">
					<Lead
						id="sign-device"
						title={say(form.title)}
						text={words.sign.deviceLead}
						onExample={() => onValues(form.example)}
						onClear={() => onValues({})}
					/>
					<FieldList key={form.name} fields={form.fields} {...inputs} />
					<details
						class="more"
						key={`${form.name}-more`}
						open={matchMedia('(min-width: 60rem)').matches}
					>
						<summary>{words.more}</summary>
						{form.time && <TimeFields time={form.time} {...inputs} />}
						<FieldList fields={form.extras} {...inputs} />
					</details>
					<p class="actions">
						<Copy
							icon="link"
							label={words.sign.copyLink}
							what={words.sign.copyLink}
							text={() => writeLink(form.name, values)}
						/>
						<span class="muted">{words.sign.copyLinkHint}</span>
					</p>
				</section>
				<Results
					form={form}
					values={values}
					result={result}
					complaint={complaint}
					onAgain={() => setTimes(times + 1)}
					onPacket={onPacket}
				/>
			</div>
		</>
	);
}
