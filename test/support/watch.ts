import { createContext, runInContext } from 'node:vm';
import ts from 'typescript';
import { asScript } from '../../tools/xs/script.js';
import { WITHOUT_HOST } from './realm.js';

export interface Watched {
	/** What was written of all that the script had made when it was loaded, in a frozen realm. */
	readonly faults: string[];
	readonly result: unknown;
}

const watcher = asScript(new URL('./watcher.ts', import.meta.url), '$watch');

/**
 * Loads an instrumented script, makes all that it has made read-only or watches it, and evaluates an expression, which
 * may use what another script declares.
 */
export async function watch(script: string, user: string, expression: string): Promise<Watched> {
	const steps = [
		WITHOUT_HOST,
		await watcher,
		'$watch.freezeIntrinsics()',
		script,
		'$watch.freezeMade()',
		user,
		`JSON.stringify({ result: ${expression}, faults: $watch.faults() })`,
	];
	return JSON.parse(runInContext(steps.join(';\n'), createContext({})));
}

/** Passes what a script makes and writes to the watcher, and makes private names public: nothing freezes those. */
export function instrument(script: string): string {
	const file = ts.createSourceFile('script.js', script, ts.ScriptTarget.ES2022, true);
	const { transformed } = ts.transform(file, [transformer]);
	return ts.createPrinter().printFile(transformed[0]);
}

const transformer: ts.TransformerFactory<ts.SourceFile> = (context) => {
	const { factory } = context;
	const made = (expression: ts.Expression) =>
		factory.createCallExpression(
			factory.createPropertyAccessExpression(factory.createIdentifier('$watch'), 'made'),
			undefined,
			[expression],
		);
	/** A declaration is also passed on, after itself. */
	const declared = (statements: ts.NodeArray<ts.Statement>) =>
		statements.flatMap((statement) => {
			const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
			return isNamed && statement.name
				? [statement, factory.createExpressionStatement(made(statement.name))]
				: [statement];
		});
	const visit = (node: ts.Node): ts.Node => {
		if (isPattern(node)) return node;
		const visited = ts.visitEachChild(node, visit, context);
		if (ts.isPrivateIdentifier(visited))
			return factory.createIdentifier(`$private_${visited.text.slice(1)}`);
		if (ts.isBlock(visited)) return factory.updateBlock(visited, declared(visited.statements));
		if (ts.isSourceFile(visited))
			return factory.updateSourceFile(visited, declared(visited.statements));
		return makes(node) ? made(visited as ts.Expression) : visited;
	};
	return (file) => visit(file) as ts.SourceFile;
};

/** A literal on the left of an assignment makes nothing. */
function isPattern(node: ts.Node): boolean {
	if (!ts.isArrayLiteralExpression(node) && !ts.isObjectLiteralExpression(node)) return false;
	const { parent } = node;
	return ts.isBinaryExpression(parent)
		? parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
		: ts.isForOfStatement(parent) && parent.initializer === node;
}

/** An expression whose value may be a new object, or that writes a property. */
function makes(node: ts.Node): boolean {
	// Within a?.b().c only the whole is one expression.
	if (ts.isOptionalChain(node)) return !ts.isOptionalChain(node.parent);
	if (ts.isBinaryExpression(node)) return isAssignment(node) && isProperty(node.left);
	if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
		return isProperty(node.operand);
	return [
		ts.isArrayLiteralExpression,
		ts.isArrowFunction,
		ts.isCallExpression,
		ts.isClassExpression,
		ts.isFunctionExpression,
		ts.isNewExpression,
		ts.isObjectLiteralExpression,
		ts.isRegularExpressionLiteral,
	].some((is) => is(node));
}

export function isAssignment(node: ts.BinaryExpression): boolean {
	const { kind } = node.operatorToken;
	return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isProperty(node: ts.Node): boolean {
	return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}
