import type { Catalogue } from './catalogue.js';
import { credentials } from './en-credentials.js';
import { FIELDS } from './en-fields.js';
import { packetFields, packets, understood } from './en-packets.js';
import { signature } from './en-signature.js';

export const en: Catalogue = {
	findings: { ...credentials, ...signature, ...packets },
	understood,
	packetFields,
	fields: FIELDS,
	header: ['offset', 'bytes', 'meaning'],
};
