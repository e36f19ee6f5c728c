/** How often a property is tried: `numRuns` times, and FUZZ times as often by `npm run test:fuzz`. */
export function runs(numRuns: number): { readonly numRuns: number } {
	return { numRuns: numRuns * Number(process.env.FUZZ ?? 1) };
}
