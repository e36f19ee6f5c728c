import { type Device, NEVER_EXPIRES } from '../src/index.js';
import { duration, utc } from './time.js';
import { explainToken, type Findings, SDK_APP_IDS, type UserName } from './token.js';

/** What was refused, as far as it is known. */
export interface Given {
	readonly clientId?: string | undefined;
	readonly username?: string | undefined;
	readonly password?: string | undefined;
}

export interface Clock {
	/** Unix seconds. */
	readonly now: number;
	/** Seconds that the device signs for, if that is known. */
	readonly lifetime?: number | undefined;
}

/** 2020. */
const FIRST_PLAUSIBLE = 1577836800;
const USUAL_LIFETIME = 3600;
/** What two clocks may differ by, in seconds. */
const TOLERANCE = 60;
const PARTS = 'product id and device name joined; sdkAppId; connection id; expiry';

/** What differs between credentials and the platform's rules for the device. */
export function explainCredentials(device: Device, given: Given, clock: Clock): Findings {
	const findings: Findings = { faults: [], notes: [] };
	const { faults } = findings;
	const { clientId } = given;
	let { username, password } = given;
	if (username && password && /^[0-9a-f]{40,64};hmacsha/i.test(username)) {
		faults.push('User name and password are swapped.');
		[username, password] = [password, username];
	}
	const identity = device.productId + device.deviceName;
	if (clientId !== undefined && clientId !== identity)
		faults.push(
			`The client id is ${quote(clientId, device)}; it must be ${quote(identity, device)}.`,
		);
	if (username === undefined) faults.push('There is no user name.');
	else if (/\s/.test(username)) faults.push('The user name has white space or a line end in it.');
	const user = readUserName(username?.replace(/\s/g, ''), device, findings);
	if (password === undefined) faults.push('There is no password.');
	else if (password.includes(device.deviceSecret))
		faults.push(
			'The password is the device secret itself, which must never be sent: sign with it, and have it renewed.',
		);
	else if (username !== undefined) {
		const { faults, notes } = explainToken(device, username, user, password);
		findings.faults.push(...faults);
		findings.notes.push(...notes);
	}
	if (user) judgeExpiry(user.expiry, clock, findings);
	return findings;
}

function readUserName(
	username: string | undefined,
	device: Device,
	{ faults, notes }: Findings,
): UserName | undefined {
	if (username === undefined) return undefined;
	let parts = username.split(';');
	if (parts.length === 5) {
		faults.push(
			'The user name has a ";" between product id and device name, as the platform\'s old page shows it; nothing belongs there.',
		);
		parts = [parts[0] + parts[1], ...parts.slice(2)];
	}
	if (parts.length !== 4) {
		const count = parts.length === 1 ? '1 part' : `${parts.length} parts`;
		faults.push(`The user name has ${count}; it must have 4, with ";" between: ${PARTS}.`);
		return undefined;
	}
	const [identity, sdkAppId, connectionId, expiry] = parts;
	const own = device.productId + device.deviceName;
	if (identity.toLowerCase() === own.toLowerCase() && identity !== own)
		faults.push('Product id and device name differ in capital letters.');
	else if (identity !== own)
		faults.push(
			`The user name is that of a different device: it begins with ${quote(identity, device)}, not ${quote(own, device)}.`,
		);
	if (!/^\d+$/.test(sdkAppId)) faults.push('The sdkAppId is not digits.');
	else if (sdkAppId === SDK_APP_IDS[1])
		notes.push(`The sdkAppId is ${sdkAppId}, not ${SDK_APP_IDS[0]}: that is fine.`);
	else if (!SDK_APP_IDS.includes(sdkAppId))
		notes.push(
			`The sdkAppId is ${quote(sdkAppId, device)}; Tencent's own SDKs send ${SDK_APP_IDS.join(' or ')}.`,
		);
	if (!/^[A-Za-z0-9]+$/.test(connectionId))
		faults.push('The connection id is not letters and digits.');
	return { identity, sdkAppId, connectionId, expiry };
}

function judgeExpiry(text: string, { now, lifetime }: Clock, { faults, notes }: Findings): void {
	const expiry = Number(text);
	if (!/^\d+$/.test(text)) {
		faults.push('The expiry is not a whole number of Unix seconds.');
	} else if (expiry === 0) {
		faults.push(
			`The expiry is 0, which does not mean never; a device without a clock signs until ${NEVER_EXPIRES}.`,
		);
	} else if (text.length === 13) {
		faults.push(
			`The expiry is in milliseconds; in seconds it is ${text.slice(0, 10)}, that is ${utc(expiry / 1000)}.`,
		);
	} else if (text.length > 12) {
		faults.push(`The expiry has ${text.length} digits; Unix seconds have 10.`);
	} else if (expiry < FIRST_PLAUSIBLE) {
		faults.push(
			`The signature expired at ${utc(expiry)}: the device signed with a clock that was not set, such as the time since it started.`,
		);
	} else if (expiry <= now) {
		faults.push(
			`The signature expired ${duration(now - expiry)} ago, at ${utc(expiry)}; if it was made just now, the device's clock is behind or tells local time instead of UTC.`,
		);
	} else if (expiry === NEVER_EXPIRES) {
		notes.push('The signature is one that never expires: who overhears it can use it until 2038.');
	} else if (expiry - now > (lifetime ?? USUAL_LIFETIME) + TOLERANCE) {
		const ahead = `The signature ends in ${duration(expiry - now)}, at ${utc(expiry)}`;
		if (lifetime === undefined)
			notes.push(`${ahead}; if it was made for less, the device's clock is ahead.`);
		else
			faults.push(
				`${ahead}: the device's clock is ${duration(expiry - now - lifetime)} ahead or tells local time instead of UTC. The platform does not refuse that, but who overhears the signature can use it for so much longer.`,
			);
	}
}

/** A text of the user's, unless it may hold a secret or a token gone astray. */
function quote(text: string, { deviceSecret }: Device): string {
	if (text.includes(deviceSecret) || /[0-9a-f]{40}/i.test(text)) return '(not shown)';
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
