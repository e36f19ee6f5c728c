import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { type PacketField, word } from '../../../explain/index.js';
import { useLanguage } from '../language.js';
import { hueOf, type Model } from './model.js';

interface PacketFieldsProps {
	readonly model: Model;
	readonly bytes: Uint8Array;
	readonly marked: number | undefined;
	readonly chosen: number | undefined;
	readonly onPoint: (number: number | undefined) => void;
	readonly onChoose: (number: number) => void;
	readonly shown: boolean;
}

/** The fields in their order. Pointing at one marks its bytes; arrow keys move from field to field. */
export function PacketFields(props: PacketFieldsProps): JSX.Element {
	const { model, bytes, marked, chosen, onPoint, onChoose, shown } = props;
	const { language, words } = useLanguage();
	const id = useId();
	const last = model.fields.length - 1;
	const at = chosen ?? 0;
	const steps: Readonly<Record<string, number>> = {
		ArrowDown: Math.min(last, at + 1),
		ArrowUp: Math.max(0, at - 1),
		Home: 0,
		End: last,
	};
	return (
		<div
			class="packet-fields"
			role="listbox"
			aria-label={words.packet.fields}
			aria-activedescendant={`${id}-${at}`}
			tabIndex={0}
			onPointerOver={({ target }) => onPoint(numberOf(target))}
			onPointerLeave={() => onPoint(undefined)}
			onClick={({ target }) => {
				const number = numberOf(target);
				if (number !== undefined) onChoose(number);
			}}
			onKeyDown={(event) => {
				const to = steps[event.key];
				if (to === undefined) return;
				event.preventDefault();
				onChoose(to);
				document.getElementById(`${id}-${to}`)?.scrollIntoView({ block: 'nearest' });
			}}
		>
			{model.packets.map(({ packet, fields }) => (
				<div role="presentation" key={packet.offset}>
					<p class="packet-title" role="presentation">
						<b>{packet.type}</b>{' '}
						<span class="muted">{words.packet.size(packet.length, packet.offset)}</span>
					</p>
					{fields.map(({ number, field }) => (
						<div
							key={number}
							id={`${id}-${number}`}
							class="packet-field"
							role="option"
							tabIndex={-1}
							aria-selected={number === marked}
							data-number={number}
							data-hue={hueOf(field)}
							data-marked={number === marked}
						>
							<span class="offset">{field.offset}</span>
							<span class="meaning">
								{word(field, language)}
								{field.secret && shown && <code class="secret">{textOf(field, bytes)}</code>}
							</span>
							<span class="count">{field.length}</span>
						</div>
					))}
				</div>
			))}
		</div>
	);
}

function numberOf(target: EventTarget | null): number | undefined {
	const option = target instanceof Element ? target.closest<HTMLElement>('[data-number]') : null;
	return option ? Number(option.dataset.number) : undefined;
}

function textOf({ offset, length }: PacketField, bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes.subarray(offset, offset + length));
}
