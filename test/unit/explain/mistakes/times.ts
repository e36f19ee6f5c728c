import { LATER, NOW } from '../make.js';
import type { Mistake } from './mistake.js';

const times = (name: string, code: string, time: string, clouds: string[]): Mistake => ({
	name,
	code,
	making: { time },
	at: 'time',
	clouds,
});
const SECONDS = ['azure', 'azure-dps', 'onenet', 'tencent'];

export const TIME_MISTAKES: readonly Mistake[] = [
	times('an expiry that is past', 'time.past', `${NOW - 60}`, SECONDS),
	times('an expiry in local time west of UTC', 'time.past', `${NOW - 5 * 3600 + 3600}`, SECONDS),
	times('milliseconds', 'time.milliseconds', `${LATER}000`, ['azure', 'azure-dps', 'onenet']),
	times('milliseconds', 'time.milliseconds', `${NOW}000`, ['tuya', 'baidu']),
	times('microseconds', 'time.micro', `${LATER}000000`, ['azure', 'azure-dps', 'onenet']),
	times('the time since it started', 'time.not-set', '3612', SECONDS),
	times('an expiry of 0', 'time.zero', '0', SECONDS),
	times('a fraction', 'time.fraction', `${LATER}.123`, [...SECONDS, 'tuya', 'baidu']),
	times('a float', 'time.fraction', '1.8000036e+09', SECONDS),
	times('undefined', 'part.placeholder', 'undefined', [...SECONDS, 'tuya', 'baidu', 'alibaba']),
	times('NaN', 'part.placeholder', 'NaN', [...SECONDS, 'tuya', 'baidu']),
	times('a date', 'time.date', '2027-01-15T09:00:00Z', [...SECONDS, 'baidu']),
	times('local time in China', 'time.off', `${NOW + 8 * 3600}`, ['baidu']),
	times('local time in China', 'time.off', '2027011516', ['huawei']),
	times('Unix seconds for an hour', 'time.unix-for-hour', `${NOW}`, ['huawei']),
	times('an hour with minutes', 'time.hour-format', '202701150800', ['huawei']),
	times('a date with hyphens', 'time.date', '2027-01-15-08', ['huawei']),
];
