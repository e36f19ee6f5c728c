import ts from 'typescript';
import { expect, test } from 'vitest';
import { returnCodeMessage } from '../../src/index.js';
import { readTracked, trackedFiles } from '../support/tree.js';

/** Functions whose text reaches the trace, by themselves or through another of them. */
const TELLING = /(^|[.#])(trace|say|end|again|over|fail|failed|run|Error|RangeError|freeze)$/;
const GUARDS = ['guard', 'guarded', 'guarded-socket', 'guarded-transport'].map(
	(name) => `src/${name}.ts`,
);

/** How errors begin that the functions of mqtt-signin/tencent-register throw. */
const OF_THE_LIBRARY = ['registration: …', 'plaintext: …'];

/** The text of a literal, or of several that are joined by `+`, with `…` for each value. */
function literal(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node)) {
		const parts = [node.head, ...node.templateSpans.map((span) => span.literal)];
		return parts.map((part) => part.text).join('…');
	}
	if (!ts.isBinaryExpression(node)) return;
	const [left, right] = [literal(node.left), literal(node.right)];
	return left === undefined || right === undefined ? undefined : left + right;
}

/** Texts of a file that can be printed, with `…` for each value. */
function textsOf(path: string): string[] {
	const source = ts.createSourceFile(path, readTracked(path), ts.ScriptTarget.Latest, true);
	const found: string[] = [];
	const visit = (node: ts.Node, isTold: boolean): void => {
		const isConstant =
			GUARDS.includes(path) && (ts.isVariableDeclaration(node) || ts.isParameter(node));
		const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
		const isReturned = ts.isFunctionDeclaration(node) && node.name?.text === 'explain';
		const told =
			isTold || isConstant || isReturned || (isCall && TELLING.test(node.expression.getText()));
		const text = told ? literal(node) : undefined;
		if (text !== undefined) {
			if (/[a-z]/i.test(text) && text.includes(' ') && text !== 'TLS handshake')
				found.push(text.replace(/: $/, ': …').trim());
			if (ts.isBinaryExpression(node)) return;
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

test('docs/first-boot.md explains every line that a board prints which registers, and no other', () => {
	const files = trackedFiles().filter((path) =>
		/^examples\/moddable-device\/register\//.test(path),
	);
	const page = readTracked('docs/first-boot.md');
	const [, shown] = /What the board says at its first boot.*?```text\n(.*?)```/s.exec(page) ?? [];
	const isShown = (line: string) => shown.split('\n').some((each) => patternOf(line).test(each));
	const printed = files.filter((path) => path.endsWith('.ts')).flatMap(textsOf);
	const rows = [...page.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell]) =>
		cell.split(/(?<=`), /),
	);
	const explained = rows.map((row) => row.slice(1, -1)).filter((line) => /[ …]/.test(line));
	expect(explained.toSorted()).toEqual(
		[...printed.filter((line) => !isShown(line)), ...OF_THE_LIBRARY].toSorted(),
	);
});

/** A line with `…` for values, as it is printed. */
function patternOf(line: string): RegExp {
	const parts = line.split('…').map((part) => part.replaceAll(/[^\w\s]/g, '\\$&'));
	return new RegExp(`^${parts.join('.+')}$`);
}
