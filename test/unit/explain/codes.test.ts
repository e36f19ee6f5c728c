import { expect, test } from 'vitest';
import { explain } from '../../../explain/index.js';
import { NOW } from '../../support/posts/post.js';
import { INPUTS } from './codes.js';

test.each(Object.entries(INPUTS))('%s is found', (code, question) => {
	const { findings } = explain({ now: NOW, ...question });
	expect(findings.map((finding): string => finding.code)).toContain(code);
});
