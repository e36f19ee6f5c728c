import { describe, expect, test } from 'vitest';
import { refusePublish, refuseSubscribe } from '../../../platform/judge.js';
import { type Known, Registry } from '../../../platform/registry.js';
import { covers } from '../../../platform/rule.js';
import { EXAMPLES } from '../../support/platform.js';

test.each<[filter: string, covered: string[], others: string[]]>([
	['a/b', ['a/b'], ['a', 'a/b/c', 'a/+', 'a/#', '#', 'A/b', '/a/b']],
	['a/+', ['a/b', 'a/', 'a/+'], ['a', 'a/b/c', 'a/#', 'b/a']],
	['a/#', ['a', 'a/b', 'a/b/c', 'a/+', 'a/#', 'a/+/c'], ['ab', '+/b', '#', '+']],
	['#', ['a', 'a/b', '#', '+', '/a'], ['$a', '$a/b']],
	['$a/#', ['$a/b'], ['a/b', '+/b']],
])('%s allows what it covers and nothing else', (filter, covered, others) => {
	expect(covered.filter((topic) => !covers(filter, topic))).toEqual([]);
	expect(others.filter((topic) => covers(filter, topic))).toEqual([]);
});

function deviceOf(cloud: string, more: object = {}): Known {
	const example = EXAMPLES.find((one) => one.cloud === cloud);
	const device = { ...example?.device, cloud, ...more };
	return new Registry('tencent', { devices: [device] }).devices[0];
}

const NOT_OWN = 'it is not a topic of this device';
const publish = (known: Known, topic: string) => refusePublish(known, { topic, qos: 0 });
const subscribe = (known: Known, topic: string) => refuseSubscribe(known, { topic, qos: 1 });

describe.each<[cloud: string, out: string[], into: string[], foreign: string[]]>([
	[
		'tencent',
		[
			'LD8S5J1L07/test/event',
			'$thing/up/property/LD8S5J1L07/test',
			'$sys/operation/LD8S5J1L07/test',
		],
		[
			'LD8S5J1L07/test/control',
			'$thing/down/property/LD8S5J1L07/test',
			'$sys/operation/result/LD8S5J1L07/test',
		],
		[
			'LD8S5J1L07/best/event',
			'LD8S5J1L07/+/control',
			'LD8S5J1L07/test/#',
			'#',
			'$thing/down/property/LD8S5J1L07/best',
		],
	],
	[
		'azure',
		['devices/iot-device-for-test/messages/events/', '$iothub/twin/GET/?$rid=1'],
		['devices/iot-device-for-test/messages/devicebound/#', '$iothub/methods/POST/#'],
		['devices/other/messages/events/', 'anything'],
	],
	[
		'azure-dps',
		['$dps/registrations/PUT/iotdps-register/?$rid=1'],
		['$dps/registrations/res/#'],
		['anything'],
	],
	['onenet', ['$sys/Ck2AF9QD2K/test/dp/post/json'], [], ['$sys/Ck2AF9QD2K/other/dp/post/json']],
	[
		'huawei',
		['$oc/devices/6203cc94c7fb24029b110408_88888888/sys/properties/report'],
		[],
		['$oc/devices/other/sys/properties/report'],
	],
	['tuya', ['tylink/6c95875d0f5ba69607nzfl/thing/property/report'], [], ['tylink/other/thing']],
	[
		'alibaba',
		['/sys/a1B2c3D4e5F/sensor_001/thing/event/property/post'],
		['/broadcast/a1B2c3D4e5F/news'],
		['/sys/a1B2c3D4e5F/sensor_002/thing/event/property/post'],
	],
	['apsaramq', ['topic/any', 'topic/p2p/GID_Test@@@0002'], [], ['$SYS/any']],
	['baidu', ['$iot/mydevice/events'], [], ['$iot/other/events']],
])('a device of %s', (cloud, out, into, foreign) => {
	const known = deviceOf(cloud);

	test('publishes on its own topics', () => {
		expect(out.map((topic) => publish(known, topic))).toEqual(out.map(() => ''));
	});

	test('subscribes to its own topics', () => {
		expect(into.map((topic) => subscribe(known, topic))).toEqual(into.map(() => ''));
	});

	test('does neither on those of others', () => {
		for (const topic of foreign) {
			expect(publish(known, topic)).toBe(NOT_OWN);
			expect(subscribe(known, topic)).toBe(NOT_OWN);
		}
	});
});

describe('a device of tencent', () => {
	const known = deviceOf('tencent', { customTopics: ['LD8S5J1L07/test/alarm'] });
	const topic = 'LD8S5J1L07/test/data';

	test('publishes to what it cannot subscribe to, and the other way round', () => {
		expect(subscribe(known, 'LD8S5J1L07/test/event')).toBe(NOT_OWN);
		expect(publish(known, 'LD8S5J1L07/test/control')).toBe(NOT_OWN);
	});

	test('uses a topic that the console defines in either direction', () => {
		expect(publish(known, 'LD8S5J1L07/test/alarm')).toBe('');
		expect(subscribe(known, 'LD8S5J1L07/test/alarm')).toBe('');
		expect(publish(known, 'LD8S5J1L07/test/alarms')).toBe(NOT_OWN);
	});

	test.each([
		[{ topic, qos: 2 }, 'QoS 2 is more than 1'],
		[{ topic, qos: 0, retain: true }, 'it is to be retained, which this cloud does not do'],
		[{ topic, qos: 0, bytes: 16385 }, 'it is larger than 16384 bytes'],
		[{ topic: 'é'.repeat(128), qos: 0 }, 'the topic is longer than 255 bytes'],
		[{ topic: '/'.repeat(11), qos: 0 }, 'the topic has more than 11 levels'],
	])('is refused %o', (request, reason) => {
		expect(refusePublish(known, request)).toBe(reason);
	});

	test('publishes 16 kB with QoS 1', () => {
		expect(refusePublish(known, { topic, qos: 1, bytes: 16384 })).toBe('');
	});

	test('is refused a subscription with QoS 2', () => {
		expect(refuseSubscribe(known, { topic, qos: 2 })).toBe('QoS 2 is more than 1');
	});
});
