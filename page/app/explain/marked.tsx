import type { JSX } from 'preact';
import type { Finding } from '../../../explain/index.js';

interface MarkedProps {
	readonly text: string;
	readonly findings: readonly Finding[];
	readonly pointed: Finding | undefined;
}

/** The text with the places of the findings marked. */
export function Marked({ text, findings, pointed }: MarkedProps): JSX.Element {
	// A packet is marked in its own tab, byte by byte.
	const places = findings.flatMap((finding) =>
		finding.inInput && finding.inInput.start < text.length && finding.field !== 'packet'
			? [{ ...finding.inInput, finding }]
			: [],
	);
	const edges = [...new Set([0, text.length, ...places.flatMap(({ start, end }) => [start, end])])]
		.filter((edge) => edge <= text.length)
		.sort((a, b) => a - b);
	return (
		<>
			{edges.slice(0, -1).map((from, at) => {
				const to = edges[at + 1];
				const over = places.filter(({ start, end }) => start <= from && end >= to && start < end);
				const part = text.slice(from, to);
				if (over.length === 0) return part;
				const isFault = over.some(({ finding }) => finding.severity === 'fault');
				return (
					<mark
						key={from}
						data-severity={isFault ? 'fault' : 'note'}
						data-pointed={over.some(({ finding }) => finding === pointed)}
					>
						{part}
					</mark>
				);
			})}
			{/* A last empty line has a height only if something follows. */}
			{'\n'}
		</>
	);
}
