import ts from 'typescript';
import { ECMASCRIPT } from './realm.js';
import { isAssignment } from './watch.js';

/** What XS on a board refuses or pays for, as `file:line what`, in the syntax of a file of src/. */
export function syntaxFaults(path: string, text: string): string[] {
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
	const checker = ts
		.createProgram([path], { noLib: true, noResolve: true }, hostOf(file))
		.getTypeChecker();
	const faults: string[] = [];
	const fault = (node: ts.Node, what: string) => {
		const { line } = file.getLineAndCharacterOfPosition(node.getStart());
		faults.push(`${path.replace(/.*\//, '')}:${line + 1} ${what}`);
	};
	const written = (target: ts.Node): void => {
		if (ts.isPropertyAccessExpression(target) && target.getText() === 'this.name')
			fault(target, 'assigns this.name, which frozen errors refuse');
		if (ts.isIdentifier(target)) {
			const symbol = ts.isShorthandPropertyAssignment(target.parent)
				? checker.getShorthandAssignmentValueSymbol(target.parent)
				: checker.getSymbolAtLocation(target);
			const declaration = symbol?.valueDeclaration;
			if (!declaration || functionOf(declaration) !== functionOf(target))
				fault(target, `writes ${target.text}, which another function or the module holds`);
		} else if (ts.isArrayLiteralExpression(target) || ts.isObjectLiteralExpression(target)) {
			// A pattern: what it writes is among its identifiers.
			for (const part of identifiersOf(target)) written(part);
		}
	};
	const visit = (node: ts.Node): void => {
		if (ts.isVariableStatement(node) && node.parent === file) {
			if (!(node.declarationList.flags & ts.NodeFlags.Const))
				fault(node, 'is a variable of the module');
		} else if (ts.isPropertyDeclaration(node)) {
			const flags = ts.getCombinedModifierFlags(node);
			if (flags & ts.ModifierFlags.Static && !(flags & ts.ModifierFlags.Readonly))
				fault(node, 'is a static field that can be written');
		} else if (ts.isBinaryExpression(node) && isAssignment(node)) {
			written(node.left);
		} else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
			if (
				node.operator === ts.SyntaxKind.PlusPlusToken ||
				node.operator === ts.SyntaxKind.MinusMinusToken
			)
				written(node.operand);
		} else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
			written(node.initializer);
		} else if (isSurrogate(node)) {
			fault(node, 'computes with surrogates, which strings on a board do not have');
		} else if (isIndirectCall(node)) {
			fault(node, 'calls a function as a value');
		} else if (isBuiltInAsValue(node) && functionOf(node) !== file) {
			fault(node, 'reads a built-in function as a value');
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return faults;
}

function hostOf(file: ts.SourceFile): ts.CompilerHost {
	return {
		...ts.createCompilerHost({}),
		getSourceFile: (path) => (path === file.fileName ? file : undefined),
	};
}

/** The function, or the file, whose variables a node belongs to. */
function functionOf(node: ts.Node): ts.Node | undefined {
	return ts.findAncestor(
		node.parent,
		(outer) => ts.isFunctionLike(outer) || ts.isSourceFile(outer),
	);
}

// Moddable's linker strips built-in functions to primitives, of which XS makes an object whenever one is read as a value,
// 48 bytes each time. A plain call of a method makes none.

function isIndirectCall(node: ts.Node): boolean {
	return (
		ts.isCallExpression(node) &&
		ts.isPropertyAccessExpression(node.expression) &&
		['apply', 'bind', 'call'].includes(node.expression.name.text)
	);
}

/** A function of a built-in object or of its prototype that is not called where it is named. */
function isBuiltInAsValue(node: ts.Node): boolean {
	if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name))
		return node.initializer !== undefined && isBuiltIn(node.initializer);
	if (!ts.isPropertyAccessExpression(node) || !isBuiltIn(node.expression)) return false;
	const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
	return !isCalled && /^[a-z]/.test(node.name.text) && node.name.text !== 'prototype';
}

function isBuiltIn(node: ts.Expression): boolean {
	if (ts.isPropertyAccessExpression(node))
		return node.name.text === 'prototype' && isBuiltIn(node.expression);
	return ts.isIdentifier(node) && ECMASCRIPT.includes(node.text);
}

function identifiersOf(node: ts.Node): ts.Identifier[] {
	const found: ts.Identifier[] = [];
	const visit = (part: ts.Node) => {
		if (ts.isIdentifier(part)) found.push(part);
		if (ts.isPropertyAssignment(part)) visit(part.initializer);
		else ts.forEachChild(part, visit);
	};
	visit(node);
	return found;
}

/** A number or an escape that only code for UTF-16 has: the surrogates, their base 0xd7c0 and their masks. */
function isSurrogate(node: ts.Node): boolean {
	if (ts.isNumericLiteral(node)) {
		const value = Number(node.text);
		return (value >= 0xd7c0 && value <= 0xdfff) || value === 0xf800 || value === 0xfc00;
	}
	const isText = ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node);
	return isText && /\\u\{?d[89a-f]|\\p\{(Cs|Surrogate)/i.test(node.getText());
}
