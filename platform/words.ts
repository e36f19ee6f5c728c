const UNITS = [
	['d', 86400],
	['h', 3600],
	['min', 60],
	['s', 1],
] as const;

/** Writes seconds in their two largest units, as `2 h 5 min`. */
export function duration(seconds: number): string {
	let rest = Math.round(Math.abs(seconds));
	const parts: string[] = [];
	for (const [unit, size] of UNITS) {
		const count = Math.floor(rest / size);
		if (count > 0) parts.push(`${count} ${unit}`);
		rest -= count * size;
	}
	return parts.slice(0, 2).join(' ') || '0 s';
}

/** Writes Unix seconds as date and time in UTC, and what no calendar reaches as `after 9999`. */
export function utc(seconds: number): string {
	if (seconds >= 253402300800) return 'after the year 9999';
	return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000', '');
}

/** Says that something signed until `expiry` is over at `now`, both in Unix seconds. */
export function expired(expiry: number, now: number): string {
	if (expiry < 1577836800)
		return `the signature expired at ${utc(expiry)}: the device signed with a clock that was not set`;
	return `the signature expired ${duration(now - expiry)} ago, at ${utc(expiry)}`;
}

/** Makes a text from the wire safe to print: no secret, no control character, not too long. */
export function printable(text: string, secrets: Iterable<string>): string {
	let safe = text;
	for (const secret of secrets) if (secret.length >= 4) safe = safe.replaceAll(secret, '(secret)');
	safe = safe.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
	return safe.length > 256 ? `${safe.slice(0, 256)}…` : safe;
}
