import { refuse, requireType } from '../check.js';
import { requireName } from '../cloud.js';
import { integerOf, type JSONObject, objectOf, parseObject, refusal, stringOf } from '../json.js';
import { requireRegistrationId } from '../sas.js';

/** The topic filter to subscribe to before the first request: all answers come there. */
export const DPS_RESPONSES = '$dps/registrations/res/#';

/** A message to publish, with quality of service 0 or 1. */
export interface DpsRequest {
	readonly topic: string;
	readonly payload: string;
}

/** What an answer says; `requestId` tells which request it belongs to. */
export type DpsResponse =
	/** The service looks for a hub: ask with dpsStatusRequest, `retryAfter` seconds later. */
	| {
			readonly kind: 'assigning';
			readonly requestId: string;
			readonly operationId: string;
			readonly retryAfter: number;
	  }
	/** The device belongs to the hub `assignedHub`, a host name, and is called `deviceId` there. */
	| {
			readonly kind: 'assigned';
			readonly requestId: string;
			readonly assignedHub: string;
			readonly deviceId: string;
	  }
	/** The service is overloaded or out of order: send the same request again, `retryAfter` seconds later. */
	| { readonly kind: 'busy'; readonly requestId: string; readonly retryAfter: number };

/** Seconds to wait where the service names none. */
const RETRY_AFTER = 3;

// Of the module, since XS makes an object of a regular expression whenever it meets one.
const RESPONSE = /^\$dps\/registrations\/res\/(\d{3})\/\?(.+)$/;
const SECONDS = /^\d{1,5}$/;

/**
 * Returns the request that registers a device which is signed in by azureDps, by Microsoft's "Communicate with DPS using
 * the MQTT protocol". `requestId` is 1 to 64 letters, digits and hyphens, new for each request.
 */
export function dpsRegisterRequest(registrationId: string, requestId: string): DpsRequest {
	requireRegistrationId(registrationId);
	requireRequestId(requestId);
	return {
		topic: `$dps/registrations/PUT/iotdps-register/?$rid=${requestId}`,
		payload: `{"registrationId":"${registrationId}"}`,
	};
}

/** Returns the request that asks how far a registration is. `requestId` is as for dpsRegisterRequest. */
export function dpsStatusRequest(operationId: string, requestId: string): DpsRequest {
	requireName('operationId', operationId, 1, 256, 'A-Z a-z 0-9 . _ -');
	requireRequestId(requestId);
	return {
		topic: `$dps/registrations/GET/iotdps-get-operationstatus/?$rid=${requestId}&operationId=${operationId}`,
		payload: '',
	};
}

function requireRequestId(requestId: string): void {
	requireName('requestId', requestId, 1, 64, 'A-Z a-z 0-9 -');
}

/**
 * Returns what an answer says. Throws an Error if the service refuses, whose `cause` is its { code, message }, and a
 * SyntaxError for what is no such answer.
 */
export function readDpsResponse(topic: string, payload: string): DpsResponse {
	requireType('topic', topic, 'string');
	const match = RESPONSE.exec(topic);
	if (match === null)
		refuse(
			SyntaxError,
			'topic',
			'$dps/registrations/res/{status}/?$rid={requestId}',
			'another topic',
		);
	const status = Number(match[1]);
	const requestId = parameterOf(match[2], '$rid');
	if (requestId === undefined) refuse(SyntaxError, 'topic', '$rid', 'none');
	const retryAfter = readRetryAfter(parameterOf(match[2], 'retry-after'));
	if (status === 429 || status >= 500) return { kind: 'busy', requestId, retryAfter };
	const answer = parseObject('payload', payload);
	if (status >= 300) throw refusal('registration', codeOf(answer, status), answer.message);
	const state = answer.status;
	const isWaiting = state === 'assigning' || state === 'unassigned';
	if (isWaiting || (state === undefined && status === 202)) {
		const operationId = stringOf(answer, 'payload', 'operationId');
		return { kind: 'assigning', requestId, operationId, retryAfter };
	}
	const registration = objectOf(answer, 'payload', 'registrationState');
	if (state === 'failed' || state === 'disabled')
		throw refusal('registration', codeOf(registration, state), registration.errorMessage ?? state);
	if (state !== 'assigned')
		refuse(SyntaxError, 'payload.status', 'assigning, assigned, failed or disabled', 'another');
	const assignedHub = stringOf(registration, 'payload.registrationState', 'assignedHub');
	const deviceId = stringOf(registration, 'payload.registrationState', 'deviceId');
	return { kind: 'assigned', requestId, assignedHub, deviceId };
}

/** Returns the value of a parameter of a query, in any order. */
function parameterOf(query: string, name: string): string | undefined {
	for (const parameter of query.split('&'))
		if (parameter.startsWith(name + '=')) return parameter.slice(name.length + 1);
	return undefined;
}

function readRetryAfter(text: string | undefined): number {
	if (text === undefined) return RETRY_AFTER;
	if (!SECONDS.test(text)) refuse(SyntaxError, 'retry-after', '1 to 5 digits', 'other text');
	return Number(text);
}

/** Returns the service's own code, which says more than the status. */
function codeOf(answer: JSONObject, status: number | string): number | string {
	return answer.errorCode === undefined ? status : integerOf(answer, 'payload', 'errorCode');
}
