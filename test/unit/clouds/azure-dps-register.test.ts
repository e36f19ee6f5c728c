import { describe, expect, test } from 'vitest';
import {
	DPS_RESPONSES,
	dpsRegisterRequest,
	dpsStatusRequest,
	readDpsResponse,
} from '../../../src/clouds/azure-dps-register.js';
import { character, characters } from '../../support/cloud-laws.js';
import { refusal } from '../../support/refusal.js';

const OPERATION = '4.d0a671905ea5b2c8.e7173b7b-0e54-4aa0-9d20-aeb1b89e6c7d';
const TOPIC =
	'SyntaxError: topic: expected $dps/registrations/res/{status}/?$rid={requestId}, got another topic';
const topic = (status: number | string, query = '$rid=42') =>
	`$dps/registrations/res/${status}/?${query}`;

describe('requests', () => {
	test('are published where Microsoft says', () => {
		expect(DPS_RESPONSES).toBe('$dps/registrations/res/#');
		expect(dpsRegisterRequest('aZ09:._-', 'a-1')).toEqual({
			topic: '$dps/registrations/PUT/iotdps-register/?$rid=a-1',
			payload: '{"registrationId":"aZ09:._-"}',
		});
		expect(dpsStatusRequest(OPERATION, 'a-2')).toEqual({
			topic: `$dps/registrations/GET/iotdps-get-operationstatus/?$rid=a-2&operationId=${OPERATION}`,
			payload: '',
		});
	});

	test.each([
		{
			run: () => dpsRegisterRequest('a"b', '1'),
			message: character('registrationId', 'A-Z a-z 0-9 : . _ -', 1),
		},
		{
			run: () => dpsRegisterRequest('a', ''),
			message: characters('requestId', '1 to 64', 0),
		},
		{
			run: () => dpsRegisterRequest('a', '1&b'),
			message: character('requestId', 'A-Z a-z 0-9 -', 1),
		},
		{
			run: () => dpsStatusRequest('a&b', '1'),
			message: character('operationId', 'A-Z a-z 0-9 . _ -', 1),
		},
		{
			run: () => dpsStatusRequest('a', 7 as unknown as string),
			message: 'TypeError: requestId: expected string, got number',
		},
	])('refuse: $message', ({ run, message }) => {
		expect(refusal(run)).toBe(message);
	});
});

describe('readDpsResponse', () => {
	const assigning = `{"operationId":"${OPERATION}","status":"assigning"}`;

	test.each([
		{ status: 202, query: '$rid=42&retry-after=5', payload: assigning, retryAfter: 5 },
		{ status: 202, query: 'retry-after=0&$rid=42&x=y', payload: assigning, retryAfter: 0 },
		{ status: 202, query: '$ridge=1&$rid=42', payload: assigning, retryAfter: 3 },
		{
			status: 202,
			query: '$rid=42',
			payload: `{"operationId":"${OPERATION}"}`,
			retryAfter: 3,
		},
		{
			status: 200,
			query: '$rid=42',
			payload: `{"operationId":"${OPERATION}","status":"unassigned"}`,
			retryAfter: 3,
		},
	])('goes on after $status $query', ({ status, query, payload, retryAfter }) => {
		expect(readDpsResponse(topic(status, query), payload)).toEqual({
			kind: 'assigning',
			requestId: '42',
			operationId: OPERATION,
			retryAfter,
		});
	});

	test.each([200, 202])('names the hub when one is found, with status %d', (status) => {
		const registrationState = {
			assignedHub: 'hub.azure-devices.net',
			deviceId: 'sn-007',
			etag: 'x',
		};
		const payload = JSON.stringify({
			operationId: OPERATION,
			status: 'assigned',
			registrationState,
		});
		expect(readDpsResponse(topic(status), payload)).toEqual({
			kind: 'assigned',
			requestId: '42',
			assignedHub: 'hub.azure-devices.net',
			deviceId: 'sn-007',
		});
	});

	test.each([429, 500, 503])('asks to send the request again after %d', (status) => {
		expect(readDpsResponse(topic(status, '$rid=42&retry-after=60'), '')).toEqual({
			kind: 'busy',
			requestId: '42',
			retryAfter: 60,
		});
	});

	test.each([
		{
			status: 401,
			payload: '{"errorCode":401002,"trackingId":"x","message":"Unauthorized"}',
			cause: { code: 401002, message: 'Unauthorized' },
		},
		{ status: 300, payload: '{}', cause: { code: 300, message: 'no message' } },
		{ status: 404, payload: '{}', cause: { code: 404, message: 'no message' } },
		{
			status: 200,
			payload:
				'{"status":"failed","registrationState":{"errorCode":400207,"errorMessage":"Custom allocation failed"}}',
			cause: { code: 400207, message: 'Custom allocation failed' },
		},
		{
			status: 200,
			payload: '{"status":"disabled","registrationState":{"status":"disabled"}}',
			cause: { code: 'disabled', message: 'disabled' },
		},
	])('passes on what the service says: $cause.code', ({ status, payload, cause }) => {
		let thrown: unknown;
		try {
			readDpsResponse(topic(status), payload);
		} catch (error) {
			thrown = error;
		}
		expect(String(thrown)).toBe(
			`Error: registration: expected success, got ${cause.code}: ${cause.message}`,
		);
		expect((thrown as Error).cause).toEqual(cause);
	});

	test.each([
		{ at: '$dps/registrations/res/20/?$rid=1', payload: assigning, message: TOPIC },
		{ at: '$dps/registrations/res/200/', payload: assigning, message: TOPIC },
		{ at: `x${topic(200)}`, payload: assigning, message: TOPIC },
		{ at: topic(200, '$rid=1\n'), payload: assigning, message: TOPIC },
		{ at: '$iothub/twin/res/200/?$rid=1', payload: assigning, message: TOPIC },
		{
			at: topic(200, 'rid=1'),
			payload: assigning,
			message: 'SyntaxError: topic: expected $rid, got none',
		},
		...['soon', 'x5', '5x', '123456'].map((text) => ({
			at: topic(202, `$rid=1&retry-after=${text}`),
			payload: assigning,
			message: 'SyntaxError: retry-after: expected 1 to 5 digits, got other text',
		})),
		{
			at: topic(202),
			payload: 'x',
			message: 'SyntaxError: payload: expected JSON, got other text of 1 characters',
		},
		{
			at: topic(202),
			payload: '{"status":"assigning"}',
			message: 'SyntaxError: payload.operationId: expected string, got undefined',
		},
		{
			at: topic(200),
			payload: `{"operationId":"${OPERATION}"}`,
			message: 'SyntaxError: payload.registrationState: expected object, got undefined',
		},
		{
			at: topic(200),
			payload: '{"status":"assigned"}',
			message: 'SyntaxError: payload.registrationState: expected object, got undefined',
		},
		{
			at: topic(200),
			payload: '{"status":"assigned","registrationState":{"deviceId":"x"}}',
			message: 'SyntaxError: payload.registrationState.assignedHub: expected string, got undefined',
		},
		{
			at: topic(200),
			payload: '{"status":"assigned","registrationState":{"assignedHub":"h"}}',
			message: 'SyntaxError: payload.registrationState.deviceId: expected string, got undefined',
		},
		{
			at: topic(200),
			payload: '{"status":"gone","registrationState":{}}',
			message:
				'SyntaxError: payload.status: expected assigning, assigned, failed or disabled, got another',
		},
		{
			at: topic(400),
			payload: '{"errorCode":"x"}',
			message: 'SyntaxError: payload.errorCode: expected integer, got string',
		},
	])('refuses: $message', ({ at, payload, message }) => {
		expect(refusal(() => readDpsResponse(at, payload))).toBe(message);
	});

	test('wants text', () => {
		expect(refusal(() => readDpsResponse(7 as unknown as string, ''))).toBe(
			'TypeError: topic: expected string, got number',
		);
		expect(refusal(() => readDpsResponse(topic(202), new Uint8Array() as unknown as string))).toBe(
			'TypeError: payload: expected string, got object',
		);
	});
});
