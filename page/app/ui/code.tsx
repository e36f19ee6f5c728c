import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLanguage } from '../language.js';
import { hasSecret, joinParts, type Pieces } from '../pieces.js';
import { Copy } from './copy.js';
import { Reveal } from './reveal.js';

interface MaskedProps {
	readonly pieces: Pieces;
	readonly shown: boolean;
}

/** A text whose secrets are dots until they are asked for. */
export function Masked({ pieces, shown }: MaskedProps): JSX.Element {
	return (
		<>
			{pieces.map((piece) => {
				if (typeof piece === 'string') return piece;
				return shown ? (
					<span class="secret">{piece.secret}</span>
				) : (
					<span class="dots">••••••••</span>
				);
			})}
		</>
	);
}

interface CodeBlockProps {
	readonly label: string;
	/** Lines break between parts, if there are several; a part alone keeps its own lines. */
	readonly parts: readonly Pieces[] | undefined;
	/** What stands there while there are none. */
	readonly empty?: string;
}

/** Code to copy. */
export function CodeBlock({ label, parts, empty = ' ' }: CodeBlockProps): JSX.Element {
	const { words } = useLanguage();
	const [shown, setShown] = useState(false);
	const isCommand = parts !== undefined && parts.length > 1;
	return (
		<div class="code">
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
			<pre tabIndex={0} data-command={isCommand}>
				<code>
					{parts?.map((pieces) => (
						<span class="part">
							<Masked pieces={pieces} shown={shown} />
							{isCommand && ' '}
						</span>
					)) ?? <span class="muted">{empty}</span>}
				</code>
			</pre>
			<p class="tools">
				<Reveal
					shown={shown}
					what={`${label}, ${words.secrets}`}
					onToggle={() => setShown(!shown)}
					disabled={!parts?.some(hasSecret)}
				/>
				<Copy what={label} text={() => joinParts(parts ?? [])} disabled={!parts} />
			</p>
		</div>
	);
}
