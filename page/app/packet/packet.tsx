import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { word } from '../../../explain/index.js';
import { FindingList } from '../explain/finding-list.js';
import { useLanguage } from '../language.js';
import { useSettled } from '../settled.js';
import { Copy } from '../ui/copy.js';
import { Lead } from '../ui/lead.js';
import { Reveal } from '../ui/reveal.js';
import { TextBox } from '../ui/text-box.js';
import { Bytes } from './bytes.js';
import { PacketFields } from './fields.js';
import { readPacketText } from './model.js';

interface PacketProps {
	readonly text: string;
	readonly onText: (text: string) => void;
}

const LIMIT = 65_536;

/** The CONNECT of the published device, and the CONNACK that accepts it. */
const EXAMPLE = `10 92 01 00 04 4d 51 54  54 04 c2 00 f0 00 0e 4c
44 38 53 35 4a 31 4c 30  37 74 65 73 74 00 29 4c
44 38 53 35 4a 31 4c 30  37 74 65 73 74 3b 31 32
30 31 30 31 32 36 3b 71  6b 76 72 63 3b 33 32 34
37 32 31 31 35 32 30 30  00 4b 37 66 39 62 30 66
63 64 36 65 62 37 38 36  37 36 66 33 38 32 37 32
66 37 30 32 35 39 34 38  64 38 35 36 34 61 63 65
35 33 33 39 61 35 62 35  63 30 65 30 30 64 36 33
33 39 62 62 61 33 30 63  39 39 3b 68 6d 61 63 73
68 61 32 35 36 20 02 00  00
`;

/** Bytes and fields side by side. */
export function Packet({ text, onText }: PacketProps): JSX.Element {
	const { language, words } = useLanguage();
	const settled = useSettled(text);
	const model = useMemo(() => readPacketText(settled), [settled]);
	const [pointed, setPointed] = useState<number>();
	const [chosen, setChosen] = useState<number>();
	const [shown, setShown] = useState(false);
	const { bytes } = model;
	const marked =
		pointed ?? (chosen !== undefined && chosen < model.fields.length ? chosen : undefined);
	const hasSecret = model.fields.some(({ secret }) => secret);
	const marking = { marked, onPoint: setPointed, onChoose: setChosen, shown };
	return (
		<>
			<section class="card" aria-labelledby="packet-input">
				<Lead
					id="packet-input"
					title={words.packet.title}
					text={words.packet.lead}
					onExample={() => onText(EXAMPLE)}
					onClear={() => onText('')}
				/>
				<TextBox
					name="packet"
					label={words.packet.box}
					quiet
					rows={4}
					limit={LIMIT}
					placeholder="10 92 01 00 04 4d 51 54 54 04 c2 00 f0 …"
					value={text}
					onValue={onText}
				/>
				<p class="understood muted" role="status">
					{settled === ''
						? words.packet.empty
						: bytes === undefined
							? words.packet.none
							: model.understood.map((item) => word(item, language)).join(' ')}
				</p>
			</section>
			{bytes && (
				<div class="columns packet-columns">
					<section class="card" aria-labelledby="packet-bytes">
						<div class="heading">
							<h2 id="packet-bytes">{words.packet.bytes}</h2>
							<span class="tools">
								<Reveal
									shown={shown}
									what={words.secrets}
									onToggle={() => setShown(!shown)}
									disabled={!hasSecret}
								/>
								<Copy what={words.packet.bytes} text={() => digitsOf(bytes)} />
							</span>
						</div>
						<Bytes model={model} bytes={bytes} {...marking} />
					</section>
					<section class="card" aria-labelledby="packet-fields">
						<div class="heading">
							<h2 id="packet-fields">{words.packet.fields}</h2>
						</div>
						<PacketFields model={model} bytes={bytes} chosen={chosen} {...marking} />
						<FindingList
							findings={model.findings}
							onPlace={({ position }) => {
								if (position) setChosen(model.owners[position.start]);
							}}
						/>
					</section>
				</div>
			)}
		</>
	);
}

function digitsOf(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
