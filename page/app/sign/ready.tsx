import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CloudForm, Values } from '../clouds/form.js';
import { useLanguage } from '../language.js';
import { CodeBlock } from '../ui/code.js';
import { TabList } from '../ui/tabs.js';
import type { Signed } from './compute.js';
import { type Line, linesOf } from './lines.js';

const NAMES: readonly Line['name'][] = ['mosquitto_pub', 'MQTTX', 'MQTT.js', 'mqtt-signin'];

interface LinesProps {
	readonly form: CloudForm;
	readonly values: Values;
	readonly signed: Signed | undefined;
}

/** Ready lines for the programs that people use. */
export function Lines({ form, values, signed }: LinesProps): JSX.Element {
	const { words } = useLanguage();
	const [chosen, setChosen] = useState<string>('mosquitto_pub');
	const lines = signed && linesOf(form, values, signed);
	const notes = words.sign.lineNotes;
	const needsFile = signed?.cloud.tls && !form.publicCertificate;
	return (
		<div class="lines">
			<h3>{words.sign.lines}</h3>
			<TabList
				id="lines"
				label={words.sign.lines}
				tabs={NAMES.map((name) => ({ name, label: name }))}
				value={chosen}
				onChoose={setChosen}
				class="small"
			/>
			{NAMES.map((name) => {
				const isCode = name === 'MQTT.js' || name === 'mqtt-signin';
				return (
					<div
						key={name}
						role="tabpanel"
						id={`lines-panel-${name}`}
						aria-labelledby={`lines-tab-${name}`}
						hidden={name !== chosen}
					>
						<CodeBlock label={name} parts={lines?.find((line) => line.name === name)?.parts} />
						<p class="hint">
							{name === 'MQTT.js' && notes.mqttjs}
							{name === 'mqtt-signin' && notes.library}
							{!isCode && notes.shell} {!isCode && needsFile && notes.cafile}{' '}
							{isCode && notes.never}
						</p>
					</div>
				);
			})}
		</div>
	);
}
