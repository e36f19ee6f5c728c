import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import { expect, test } from 'vitest';
import { explain } from '../../../explain/index.js';
import { runs } from '../../support/runs.js';
import { asked, leakIn, saidIn } from './leaks.js';

test('nothing that is said holds 8 characters of a secret, token or key', () => {
	fc.assert(
		fc.property(asked, (one) => {
			expect(leakIn(one)).toBeUndefined();
		}),
		runs(60),
	);
});

/** A CONNECT with a user name of these bytes. */
function connectOf(username: string): Uint8Array {
	return mqttPacket.generate({
		cmd: 'connect',
		clientId: 'sensor-7',
		username: Buffer.from(username, 'latin1') as never,
		password: Buffer.from('x'),
	});
}

test.each<{ what: string; input: string | Uint8Array; hidden: string }>([
	{
		what: 'a line of several fields that is read as one',
		input:
			'clientId³username,password\nGID_Plant@@@sensor-7,Signature|LTAI5tQx7Zp3Rm9K|mqtt-cn-0pp1ldu4ts6,YiXBGq+tRXo\x021SRadSL5eQWOIAg=',
		hidden: 'YiXBGq+t',
	},
	{
		what: 'a password behind the user name, which has lost its end of line',
		input: 'GID_Plant@@@sensor-7\nSignature|LTAI5tQx7Zp3Rm9K|mqtt-cn-0pp1ldu4ts6-iGSH10Hr',
		hidden: 'iGSH10Hr',
	},
	{
		what: 'a password in the place of the user name, which is cut',
		input: "mosquitto_pub -i 'GID_Plant@@@sensor-7' -u 'Ab+MTiVFz",
		hidden: 'Ab+MTiVF',
	},
	{
		what: 'an argument that stands where a device id is expected',
		input:
			'AT+HMCON=0ñ6¼,"example.com","18É3","tuyalink_6c95875d0f5ba69607nzfl","613222c914bc84d6a6f1da1f10876b4",0\nAT+UMQTT=4,"6c95875d0f5ba69607nzfl|signMe"}',
		hidden: '613222c9',
	},
	{
		what: 'bytes that would be the length of a long packet',
		input:
			'mqtt://device:c1 e2 bf e7 08 ab 93 85 b4 40 f0 e0 55 88 df 20 6a b0 00 b2@example.com:1883',
		hidden: 'e2bfe708',
	},
	{
		what: 'three bytes that would be the length of a long packet',
		input:
			'mqtt://device:<Buffer c9 d1 aa 3d c7 5b a2 aa bb 27 c0 6b a7 57 f0 72 78 cb ac ce>@example.com:1883',
		hidden: 'd1 aa 3d',
	},
	{
		what: 'a number that is too long for a port',
		input: 'mqtt://6203cc94c7fb24029b110408_sensor-7:25598449',
		hidden: '25598449',
	},
	{
		what: 'a line that is read as a client id, without the space that it has',
		input:
			'deviceSecret: GVmVh587Je0FUCgTMMobGc4YzfAM\nclient.connect("sensor-7", "greenhouse.azure-devices.net/sensor-7/?api-version=2021-04-12\n", "SharedAccessSignature sr=greenhouse.azure-devices.net%2Fdevices%2Fsensor-7&sig=kcBrlBQqY%2BYPzPpj7ntjGOZyWPL3WuAHupOrePWugdo%3D&se=1800003600")',
		hidden: 'GVmVh587',
	},
	{
		what: 'Base64 with a damaged character',
		input:
			'AT+MQTTUSERCFG=0a1,"GID_Plant@@@sensor-7","Signature｜LTAI5tQx7Zp3Rm9K|mqtt-cn-0pp1ldu4ts6","+KcwjFvpfntg´twq8WojYRCYzuw=",0,0,""',
		hidden: '+KcwjFvp',
	},
	{
		what: 'a quoted argument that was cut',
		input:
			'client.connect("tuyalink_6c95875d0f5ba69607nzfl", "6c95875d0f5ba69607nzfl|signMethod=hmacSha256,timestamp=1800000000,secureMode=1,accessType=1", "64500848577901',
		hidden: '64500848',
	},
	{
		what: 'a user name that is no UTF-8',
		input: connectOf('7v7wv10V7yNF+2\xc1+D8WlC8YKj54='),
		hidden: '7v7wv10V',
	},
])('$what shows nothing of a token', ({ input, hidden }) => {
	expect(saidIn(explain({ input }))).not.toContain(hidden);
});
