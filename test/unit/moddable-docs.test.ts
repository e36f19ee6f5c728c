import ts from 'typescript';
import { expect, test } from 'vitest';
import { returnCodeMessage } from '../../src/index.js';
import { readTracked, trackedFiles } from '../support/tree.js';

/** Functions whose text reaches the trace, by themselves or through another of them. */
const TELLING = /(^|[.#])(trace|say|end|again|over|fail|run|Error|RangeError|freeze)$/;
const GUARDS = ['guard', 'guarded', 'guarded-socket', 'guarded-transport'].map(
	(name) => `src/${name}.ts`,
);

/** Texts of a file that can be printed, with `…` for each value. */
function textsOf(path: string): string[] {
	const source = ts.createSourceFile(path, readTracked(path), ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const visit = (node: ts.Node, isTold: boolean): void => {
		const isConstant =
			GUARDS.includes(path) && (ts.isVariableDeclaration(node) || ts.isParameter(node));
		const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
		const told = isTold || isConstant || (isCall && TELLING.test(node.expression.getText()));
		if (told && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))) {
			const text = ts.isTemplateExpression(node)
				? [node.head, ...node.templateSpans.map(({ literal }) => literal)]
						.map((part) => part.text)
						.join('…')
				: node.text;
			if (/[a-z]/i.test(text) && text.includes(' ') && text !== 'TLS handshake')
				found.push(text.replace(/: $/, ': …').trim());
		}
		const isFunction = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
		node.forEachChild((child) => visit(child, told && !isFunction));
	};
	visit(source, false);
	return found;
}

test('docs/moddable.md explains every line that the examples can print, and no other', () => {
	const files = trackedFiles().filter((path) => /^examples\/moddable-\w+\/\w+\.ts$/.test(path));
	const refusals = [1, 2, 3, 4, 5].map(returnCodeMessage);
	const guards = GUARDS.filter((path) => trackedFiles().includes(path));
	const printed = [...files, ...guards].flatMap(textsOf).concat(refusals);
	const table = readTracked('docs/moddable.md').split('## What the examples print')[1];
	const explained = [...table.matchAll(/^\| `(.+?)` \|/gm)].map(([, line]) => line);
	expect(explained).toEqual(expect.arrayContaining(printed));
	if (guards.length > 0) expect(explained.toSorted()).toEqual([...new Set(printed)].toSorted());
});
