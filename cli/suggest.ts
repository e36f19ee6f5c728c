/** Returns which of `known` was probably meant, if one is near enough. */
export function suggest(typed: string, known: readonly string[]): string | undefined {
	let best: string | undefined;
	let least = Math.max(1, Math.floor(typed.length / 4)) + 1;
	for (const candidate of known) {
		const distance =
			candidate.startsWith(typed) && typed.length > 2 ? 0.5 : edits(typed, candidate);
		if (distance < least) {
			best = candidate;
			least = distance;
		}
	}
	return best;
}

/** Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function edits(a: string, b: string): number {
	const rows: number[][] = [];
	for (let i = 0; i <= a.length; i++) {
		rows[i] = [i];
		for (let j = 1; j <= b.length; j++) {
			if (i === 0) {
				rows[0][j] = j;
				continue;
			}
			const replaced = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
			rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, replaced);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
		}
	}
	return rows[a.length][b.length];
}
