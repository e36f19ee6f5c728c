import { createHmac } from 'node:crypto';
import {
	base64,
	type Device,
	type Fields,
	type Message,
	type Platform,
	type Rule,
	refused,
	text,
	topics,
} from '../rule.js';
import { AZURE_LIMITS, judgeToken } from './azure.js';

const REGISTER = /^\$dps\/registrations\/PUT\/iotdps-register\/\?\$rid=([^&]+)$/;
const POLL =
	/^\$dps\/registrations\/GET\/iotdps-get-operationstatus\/\?\$rid=([^&]+)&operationId=([^&]+)$/;
/** Polls that are answered with 202 before the hub is known. */
const POLLS_BEFORE = 1;
/** Seconds that it asks the device to wait before each poll. */
const RETRY_AFTER = 1;
const HUB = 'hub.azure-devices.net';

/**
 * Azure's Device Provisioning Service with symmetric keys, which tells a device the hub that it belongs to.
 *
 *     clientId = registrationId
 *     username = {idScope}/registrations/{registrationId}/api-version=2019-03-31
 *     password = a shared access signature for {idScope}/registrations/{registrationId} with skn=registration
 *
 * An entry has a `symmetricKey`, or as a group the `groupKey` that its devices' keys are derived from:
 * Base64(HMAC-SHA256(groupKey, registrationId)). Once assigned, the device is known to the hub as well.
 */
export const azureDps: Rule = {
	limits: AZURE_LIMITS,
	device(fields) {
		const registrationId = text(
			fields,
			'registrationId',
			/^[A-Za-z0-9:._-]{1,128}$/,
			'1 to 128 of A-Z a-z 0-9 : . _ -',
		);
		return enrolment(fields, registrationId, base64(fields, 'symmetricKey'));
	},
	group(fields) {
		const scope = readScope(fields);
		const groupKey = Buffer.from(base64(fields, 'groupKey'), 'base64');
		// Kept, because a device polls on the connection on which it registered, or on its next one.
		const members = new Map<string, Device>();
		return {
			member({ clientId, username }) {
				if (!username?.startsWith(`${scope}/registrations/${clientId}/`)) return undefined;
				if (!/^[A-Za-z0-9:._-]{1,128}$/.test(clientId)) return undefined;
				const key = createHmac('sha256', groupKey).update(clientId).digest('base64');
				const member = members.get(clientId) ?? enrolment(fields, clientId, key);
				if (members.size < 10_000) members.set(clientId, member);
				return member;
			},
		};
	},
};

function readScope(fields: Fields): string {
	return text(fields, 'idScope', /^[A-Za-z0-9]{1,64}$/, '1 to 64 letters and digits');
}

function enrolment(fields: Fields, registrationId: string, secret: string): Device {
	const resource = `${readScope(fields)}/registrations/${registrationId}`;
	const hub =
		'assignedHub' in fields
			? text(fields, 'assignedHub', /^[A-Za-z0-9.-]{1,253}$/, "the hub's host name")
			: HUB;
	const version = `${resource}/api-version=`;
	const assignment = new Assignment(registrationId, hub, secret);
	return {
		identity: resource.replace('registrations/', ''),
		clientId: registrationId,
		secrets: [secret],
		isNamedBy: ({ clientId, username }) =>
			clientId === registrationId && (username?.startsWith(`${resource}/`) ?? false),
		judge({ username = '', password }, now) {
			if (!username.startsWith(version))
				return refused('the user name does not end in /api-version= and a date');
			if (!/^\d{4}-\d\d-\d\d(&.+)?$/.test(username.slice(version.length)))
				return refused('the api-version in the user name is not a date');
			return judgeToken(password, { resources: [resource], policy: 'registration', secret, now });
		},
		topics: topics(
			fields,
			[],
			[
				'$dps/registrations/PUT/iotdps-register/+',
				'$dps/registrations/GET/iotdps-get-operationstatus/+',
			],
			['$dps/registrations/res/#'],
		),
		respond: (message, platform) => assignment.respond(message, platform),
	};
}

/** Assigns a device to a hub in several steps, as the service does. */
class Assignment {
	/** Polls since the device registered; undefined if it did not. */
	#polls: number | undefined;

	constructor(
		readonly registrationId: string,
		readonly hub: string,
		readonly secret: string,
	) {}

	respond({ topic, payload }: Message, platform: Platform): Message[] {
		const [, registerId] = REGISTER.exec(topic) ?? [];
		const [, pollId, operationId] = POLL.exec(topic) ?? [];
		const id = registerId ?? pollId;
		if (id === undefined) return [];
		if (registerId !== undefined) {
			if (readId(payload) !== this.registrationId)
				return [
					answer(400, id, failure(400004, 'The registration id is not that of the sign-in.')),
				];
			this.#polls = 0;
			return [answer(202, id, this.#status('assigning'))];
		}
		if (this.#polls === undefined || operationId !== this.#operationId)
			return [answer(404, id, failure(404204, 'Operation not found.'))];
		if (this.#polls++ < POLLS_BEFORE) return [answer(202, id, this.#status('assigning'))];
		platform.add({
			cloud: 'azure',
			hostName: this.hub,
			deviceId: this.registrationId,
			sharedAccessKey: this.secret,
		});
		return [answer(200, id, this.#status('assigned', platform.now()))];
	}

	get #operationId(): string {
		return `4.${createHmac('sha256', 'operation').update(this.registrationId).digest('hex').slice(0, 32)}`;
	}

	#status(status: 'assigning' | 'assigned', now = 0): object {
		const { registrationId } = this;
		if (status === 'assigning') return { operationId: this.#operationId, status };
		const time = new Date(now * 1000).toISOString();
		return {
			operationId: this.#operationId,
			status,
			registrationState: {
				registrationId,
				createdDateTimeUtc: time,
				assignedHub: this.hub,
				deviceId: registrationId,
				status,
				substatus: 'initialAssignment',
				lastUpdatedDateTimeUtc: time,
			},
		};
	}
}

function readId(payload: Buffer): unknown {
	try {
		return Object(JSON.parse(payload.toString())).registrationId;
	} catch {
		return undefined;
	}
}

function failure(errorCode: number, message: string): object {
	return { errorCode, trackingId: '00000000-0000-0000-0000-000000000000', message };
}

function answer(status: number, id: string, body: object): Message {
	const wait = status === 202 ? `&retry-after=${RETRY_AFTER}` : '';
	return {
		topic: `$dps/registrations/res/${status}/?$rid=${id}${wait}`,
		payload: Buffer.from(JSON.stringify(body)),
	};
}
