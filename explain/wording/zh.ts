import type { Catalogue } from './catalogue.js';
import { credentials } from './zh-credentials.js';
import { FIELDS } from './zh-fields.js';
import { packetFields, packets, understood } from './zh-packets.js';
import { signature } from './zh-signature.js';

export const zh: Catalogue = {
	findings: { ...credentials, ...signature, ...packets },
	understood,
	packetFields,
	fields: FIELDS,
	header: ['偏移', '字节', '含义'],
};
