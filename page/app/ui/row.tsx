import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Pieces, wholeText } from '../pieces.js';
import { Masked } from './code.js';
import { Copy } from './copy.js';
import { Reveal } from './reveal.js';

interface RowProps {
	readonly label: string;
	/** Undefined while there is no value. */
	readonly pieces: Pieces | undefined;
	/** Whether the value has a secret part, once it is there. */
	readonly secret?: boolean;
}

/** A value with its name, to copy, and to show if it is secret. */
export function Row({ label, pieces, secret = false }: RowProps): JSX.Element {
	const [shown, setShown] = useState(false);
	return (
		<div class="row">
			<dt>{label}</dt>
			<dd>
				<code>{pieces ? <Masked pieces={pieces} shown={shown} /> : '—'}</code>
			</dd>
			<dd class="tools">
				{secret && (
					<Reveal shown={shown} what={label} onToggle={() => setShown(!shown)} disabled={!pieces} />
				)}
				<Copy what={label} text={() => wholeText(pieces ?? [])} disabled={!pieces} />
			</dd>
		</div>
	);
}
