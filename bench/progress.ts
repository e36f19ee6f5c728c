/** Returns a function that says on standard error which of `total` steps begins. */
export function progress(total: number): (step: string) => void {
	let number = 0;
	return (step) => {
		process.stderr.write(`${++number}/${total} ${step}\n`);
	};
}
