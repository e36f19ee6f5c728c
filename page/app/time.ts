import { useEffect, useState } from 'preact/hooks';
import type { Language } from './language.js';
import type { Words } from './words/en.js';

/** Returns Unix seconds, newly each second. */
export function useNow(): number {
	const [now, setNow] = useState(() => Date.now() / 1000);
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now() / 1000), 1000);
		return () => clearInterval(timer);
	}, []);
	return now;
}

/** Says a number of seconds in its two largest units. */
export function sayDuration(seconds: number, { time }: Words): string {
	const whole = Math.max(0, Math.ceil(seconds));
	const days = Math.floor(whole / 86400);
	const hours = Math.floor(whole / 3600) % 24;
	const minutes = Math.floor(whole / 60) % 60;
	if (days > 0) return `${time.days(days)} ${time.hours(hours)}`;
	if (hours > 0) return `${time.hours(hours)} ${time.minutes(minutes)}`;
	if (minutes > 0) return `${time.minutes(minutes)} ${time.seconds(whole % 60)}`;
	return time.seconds(whole);
}

/** Says Unix seconds as a date of this computer's time zone. */
export function sayDate(seconds: number, language: Language): string {
	return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
		dateStyle: 'medium',
		timeStyle: 'medium',
	}).format(seconds * 1000);
}

/** Says Unix seconds as ISO 8601 in UTC. */
export function sayUtc(seconds: number): string {
	return new Date(seconds * 1000).toISOString().replace('.000', '');
}
