import type { JSX } from 'preact';
import { type Finding, word } from '../../../explain/index.js';
import { useLanguage } from '../language.js';
import { Icon } from '../ui/icons.js';

interface FindingListProps {
	readonly findings: readonly Finding[];
	/** Shows where it is. */
	readonly onPlace: (finding: Finding) => void;
	/** Marks it while it is pointed at. */
	readonly onPoint?: (finding: Finding | undefined) => void;
}

/** Findings in their order, the most certain fault first. */
export function FindingList({ findings, onPlace, onPoint }: FindingListProps): JSX.Element {
	const { language, words } = useLanguage();
	return (
		<ol class="findings">
			{findings.map((finding) => {
				const { code, severity, certainty } = finding;
				const hasPlace = finding.inInput ?? finding.position;
				return (
					<li
						key={JSON.stringify(finding)}
						class="finding"
						data-code={code}
						data-severity={severity}
						data-certainty={certainty}
						onPointerEnter={() => onPoint?.(finding)}
						onPointerLeave={() => onPoint?.(undefined)}
					>
						<Icon name={severity} />
						<p>
							<span class="rank">
								{words.explain.severity[severity]}
								{' · '}
								{words.explain.certainty[certainty]}
							</span>
							{word(finding, language)}
						</p>
						{hasPlace && (
							<button type="button" class="link" onClick={() => onPlace(finding)}>
								{words.explain.place}
							</button>
						)}
					</li>
				);
			})}
		</ol>
	);
}
