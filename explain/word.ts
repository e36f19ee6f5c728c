import type { Finding, Language } from './findings.js';
import type { Understanding } from './items.js';
import type { PacketField } from './reader.js';
import type { Catalogue } from './wording/catalogue.js';
import { en } from './wording/en.js';
import { zh } from './wording/zh.js';

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, zh };

/** Returns a finding or an understanding as a sentence, and a packet's field as a phrase. */
export function word(item: Finding | Understanding | PacketField, language: Language): string {
	const { findings, understood, packetFields, fields } = CATALOGUES[language];
	const sentences = 'severity' in item ? findings : 'offset' in item ? packetFields : understood;
	const say = sentences[item.code as never] as (params: object, field: string) => string;
	const field = ('field' in item && item.field) || 'input';
	const sentence = say(item.params, fields[field]);
	return language === 'zh' ? spaced(sentence) : sentence;
}

/** Puts a space between Chinese characters and Latin letters or digits, except in what is quoted. */
function spaced(sentence: string): string {
	return sentence
		.split(/("(?:[^"\\]|\\.)*")/)
		.map((piece, i) =>
			i % 2 > 0
				? piece
				: piece
						.replace(/(\p{Script=Han})(?=[A-Za-z0-9])/gu, '$1 ')
						.replace(/([A-Za-z0-9])(?=\p{Script=Han})/gu, '$1 '),
		)
		.join('');
}
