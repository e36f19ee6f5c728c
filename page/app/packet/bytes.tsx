import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { word } from '../../../explain/index.js';
import { useLanguage } from '../language.js';
import { hueOf, MOST_BYTES, type Model } from './model.js';

interface BytesProps {
	readonly model: Model;
	readonly bytes: Uint8Array;
	/** The number of the field that is marked. */
	readonly marked: number | undefined;
	/** Marks a field while it is pointed at; none if undefined. */
	readonly onPoint: (number: number | undefined) => void;
	readonly onChoose: (number: number) => void;
	readonly shown: boolean;
}

const WIDE = '(min-width: 40rem) and (max-width: 60rem), (min-width: 72rem)';

/** The bytes in rows. Pointing at one marks its field; arrow keys move from byte to byte. */
export function Bytes(props: BytesProps): JSX.Element {
	const { model, bytes, marked, onPoint, onChoose, shown } = props;
	const { words } = useLanguage();
	const width = useWide() ? 16 : 8;
	const [cursor, setCursor] = useState(0);
	const id = useId();
	const list = useRef<HTMLDivElement>(null);
	const end = Math.min(bytes.length, MOST_BYTES);
	const moveTo = (at: number) => {
		const to = Math.max(0, Math.min(end - 1, at));
		setCursor(to);
		const owner = model.owners[to];
		if (owner !== undefined) onChoose(owner);
		document.getElementById(`${id}-${to}`)?.scrollIntoView({ block: 'nearest' });
	};
	const steps: Readonly<Record<string, number>> = {
		ArrowRight: cursor + 1,
		ArrowLeft: cursor - 1,
		ArrowDown: cursor + width,
		ArrowUp: cursor - width,
		Home: 0,
		End: end - 1,
	};
	const atOf = (target: EventTarget | null) =>
		target instanceof HTMLElement && target.dataset.at !== undefined
			? Number(target.dataset.at)
			: undefined;
	const rows = Array.from({ length: Math.ceil(end / width) }, (_, row) => row * width);
	return (
		<div
			class="bytes"
			data-width={width}
			role="listbox"
			aria-label={words.packet.bytes}
			aria-activedescendant={`${id}-${cursor}`}
			tabIndex={0}
			ref={list}
			onPointerOver={({ target }) => {
				const at = atOf(target);
				onPoint(at === undefined ? undefined : model.owners[at]);
			}}
			onPointerLeave={() => onPoint(undefined)}
			onClick={({ target }) => {
				const at = atOf(target);
				if (at !== undefined) moveTo(at);
			}}
			onKeyDown={(event) => {
				const to = steps[event.key];
				if (to === undefined) return;
				event.preventDefault();
				moveTo(to);
			}}
		>
			{rows.map((row) => (
				<div class="byte-row" role="presentation" key={row}>
					<span class="offset" aria-hidden="true">
						{row.toString(16).padStart(4, '0')}
					</span>
					<span class="octets" role="presentation">
						{range(row, Math.min(row + width, end)).map((at) => (
							<Octet
								key={at}
								id={`${id}-${at}`}
								at={at}
								model={model}
								value={bytes[at]}
								isMarked={model.owners[at] === marked && marked !== undefined}
								isCursor={at === cursor}
								shown={shown}
							/>
						))}
					</span>
					<span class="characters" aria-hidden="true">
						{range(row, Math.min(row + width, end)).map((at) => (
							<span
								key={at}
								data-at={at}
								data-marked={model.owners[at] === marked && marked !== undefined}
							>
								{characterOf(bytes[at], isHidden(model, at) && !shown)}
							</span>
						))}
					</span>
				</div>
			))}
			{bytes.length > end && <p class="muted">{words.packet.moreBytes(end, bytes.length)}</p>}
		</div>
	);
}

function range(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function isHidden({ owners, fields }: Model, at: number): boolean {
	const owner = owners[at];
	return owner !== undefined && fields[owner].secret === true;
}

function characterOf(value: number, hidden: boolean): string {
	if (hidden) return '•';
	return value > 0x20 && value < 0x7f
		? String.fromCharCode(value)
		: value === 0x20
			? '\u00a0'
			: '·';
}

interface OctetProps {
	readonly id: string;
	readonly at: number;
	readonly model: Model;
	readonly value: number;
	readonly isMarked: boolean;
	readonly isCursor: boolean;
	readonly shown: boolean;
}

function Octet({ id, at, model, value, isMarked, isCursor, shown }: OctetProps): JSX.Element {
	const { language, words } = useLanguage();
	const owner = model.owners[at];
	const field = owner === undefined ? undefined : model.fields[owner];
	const hidden = isHidden(model, at) && !shown;
	const digits = value.toString(16).padStart(2, '0');
	const name = words.packet.byteAt(at, hidden ? words.packet.hiddenByte : digits);
	return (
		<span
			role="option"
			id={id}
			tabIndex={-1}
			aria-selected={isMarked}
			aria-label={field ? `${name}${words.comma}${word(field, language)}` : name}
			data-at={at}
			data-hue={field && hueOf(field)}
			data-marked={isMarked}
			data-cursor={isCursor}
			data-fault={model.faulty.has(at)}
		>
			{hidden ? '••' : digits}
		</span>
	);
}

/** Whether a row has room for 16 bytes. */
function useWide(): boolean {
	const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
	useEffect(() => {
		const query = matchMedia(WIDE);
		const follow = () => setWide(query.matches);
		query.addEventListener('change', follow);
		return () => query.removeEventListener('change', follow);
	}, []);
	return wide;
}
