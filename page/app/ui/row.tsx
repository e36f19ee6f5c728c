import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { hasSecret, type Pieces, wholeText } from '../pieces.js';
import { Masked } from './code.js';
import { Copy } from './copy.js';
import { Reveal } from './reveal.js';

interface RowProps {
	readonly label: string;
	readonly pieces: Pieces | undefined;
}

/** A value with its name, to copy, and to show if it is secret. */
export function Row({ label, pieces }: RowProps): JSX.Element {
	const [shown, setShown] = useState(false);
	return (
		<div class="row">
			<dt>{label}</dt>
			<dd>
				<code>{pieces ? <Masked pieces={pieces} shown={shown} /> : '—'}</code>
			</dd>
			<dd class="tools">
				{pieces && hasSecret(pieces) && (
					<Reveal shown={shown} what={label} onToggle={() => setShown(!shown)} />
				)}
				<Copy what={label} text={() => wholeText(pieces ?? [])} disabled={!pieces} />
			</dd>
		</div>
	);
}
