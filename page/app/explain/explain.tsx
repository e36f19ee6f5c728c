import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { type Finding, word } from '../../../explain/index.js';
import type { Values } from '../clouds/form.js';
import { CLOUDS } from '../clouds/index.js';
import { useLanguage } from '../language.js';
import { useSettled } from '../settled.js';
import { FieldList } from '../sign/fields.js';
import { Field } from '../ui/field.js';
import { Icon } from '../ui/icons.js';
import { Lead } from '../ui/lead.js';
import { TextBox } from '../ui/text-box.js';
import { EXAMPLE } from './example.js';
import { FindingList } from './finding-list.js';
import { Marked } from './marked.js';
import { ask } from './question.js';

interface ExplainProps {
	readonly text: string;
	readonly onText: (text: string) => void;
	/** The devices, which Sign shares. */
	readonly forms: Readonly<Record<string, Values>>;
	readonly onForm: (cloud: string, changed: Values) => void;
	readonly onPacket: (text: string) => void;
}

const LIMIT = 65_536;
const AUTOMATIC = '';

/** Says what is wrong with whatever is pasted. */
export function Explain({ text, onText, forms, onForm, onPacket }: ExplainProps): JSX.Element {
	const { language, words } = useLanguage();
	const says = words.explain;
	const area = useRef<HTMLTextAreaElement>(null);
	const [cloud, setCloud] = useState(AUTOMATIC);
	const [sentAt, setSentAt] = useState('');
	const [pointed, setPointed] = useState<Finding>();
	const settled = useSettled(text);
	const { explanation, isTimeWrong } = useMemo(
		() => ask(settled, cloud, forms, sentAt),
		[settled, cloud, forms, sentAt],
	);
	const { findings, understood, packets } = explanation;
	const name = cloud || explanation.cloud;
	const form = CLOUDS.find((form) => form.name === name);
	const faults = findings.filter(({ severity }) => severity === 'fault');
	const sure = faults.filter(({ certainty }) => certainty !== 'possible').length;
	const place = (finding: Finding) => {
		if (finding.field === 'packet' && packets.length > 0) onPacket(text);
		else if (finding.inInput) {
			area.current?.focus();
			area.current?.setSelectionRange(finding.inInput.start, finding.inInput.end);
		}
	};
	const isEmpty = settled.trim() === '';
	return (
		<div class="columns">
			<section class="card" aria-labelledby="explain-input">
				<Lead
					id="explain-input"
					title={says.title}
					text={says.lead}
					onExample={() => onText(EXAMPLE)}
					onClear={() => onText('')}
				/>
				<TextBox
					name="explain"
					label={says.box}
					quiet
					rows={12}
					limit={LIMIT}
					placeholder={says.placeholder}
					value={text}
					onValue={onText}
					area={area}
					marked={
						<Marked text={text} findings={text === settled ? findings : []} pointed={pointed} />
					}
				/>
				<details class="more" open={matchMedia('(min-width: 60rem)').matches}>
					<summary>{says.device}</summary>
					<p class="hint">{says.deviceLead}</p>
					<div class="fields">
						<label class="field">
							<span class="label">{words.sign.cloud}</span>
							<select
								value={cloud}
								autocomplete="off"
								onChange={({ currentTarget }) => setCloud(currentTarget.value)}
							>
								<option value={AUTOMATIC}>
									{form && !cloud ? says.recognized(form.short[language]) : says.automatic}
								</option>
								{CLOUDS.map(({ name, title }) => (
									<option key={name} value={name}>
										{title[language]}
									</option>
								))}
							</select>
						</label>
						<Field
							name="sentAt"
							label={says.sentAt}
							hint={says.sentAtHint}
							placeholder="2030-01-01T00:00:00Z"
							optional
							error={isTimeWrong ? says.sentAtWrong : undefined}
							value={sentAt}
							onValue={setSentAt}
						/>
					</div>
					{form && (
						<FieldList
							key={form.name}
							fields={form.fields}
							values={forms[form.name] ?? {}}
							onChange={(changed) => onForm(form.name, changed)}
						/>
					)}
				</details>
			</section>
			<section class="card results" aria-labelledby="explain-result" data-read={settled.length}>
				<div class="heading">
					<h2 id="explain-result">{isEmpty ? says.acceptsTitle : says.result}</h2>
					{!isEmpty && (
						<span
							class="chip"
							data-state={sure > 0 ? 'past' : faults.length > 0 ? 'soon' : 'good'}
							role="status"
						>
							{sure > 0
								? says.faults(sure)
								: faults.length > 0
									? says.causes(faults.length)
									: says.noFault}
						</span>
					)}
				</div>
				{isEmpty ? (
					<ul class="accepts">
						{says.accepts.map((form) => (
							<li key={form}>
								<Icon name="check" />
								{form}
							</li>
						))}
					</ul>
				) : (
					<>
						<FindingList findings={findings} onPlace={place} onPoint={setPointed} />
						{findings.length === 0 && <p class="hint">{says.nothing}</p>}
						<h3 class="next">{says.understood}</h3>
						<ul class="understood-list">
							{understood.map((item) => (
								<li key={JSON.stringify(item)}>{word(item, language)}</li>
							))}
						</ul>
						{packets.length > 0 && (
							<p class="actions">
								<button type="button" class="button" onClick={() => onPacket(text)}>
									<Icon name="arrow" />
									{says.packet}
								</button>
							</p>
						)}
					</>
				)}
			</section>
		</div>
	);
}
