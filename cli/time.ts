/** Unix seconds as date and time in UTC; as the number it is where a calendar does not reach. */
export function utc(seconds: number): string {
	const date = new Date(Math.floor(seconds) * 1000);
	return Number.isNaN(date.getTime()) ? `${seconds}` : date.toISOString().replace('.000', '');
}

/** Seconds in the two largest units, as 2 d 3 h. */
export function duration(seconds: number): string {
	const units = { y: 31536000, d: 86400, h: 3600, min: 60, s: 1 };
	let rest = Math.floor(seconds);
	const parts: string[] = [];
	for (const [unit, size] of Object.entries(units)) {
		const count = Math.floor(rest / size);
		if (count > 0) parts.push(`${count} ${unit}`);
		rest -= count * size;
	}
	return parts.slice(0, 2).join(' ') || '0 s';
}
