import MagicString from 'magic-string';
import { minify } from 'terser';

/**
 * Names that every XS firmware has in its table of keys, being those of ECMAScript's own properties: a variable called so
 * costs no key of its own, 26 bytes of flash each. No global is among them.
 */
const NAMES =
	`at of or abs add all and any cos exp has is log map max min now pop pow raw set sin sub tan acos asin atan
bind call cbrt ceil cosh fill find flat imul join keys load next push race read sign sinh size some sort sqrt tanh test
then trim wait wake xor slice apply clear clone count every floor hypot index input local parse right round shift split
stack store trunc value acosh asinh atanh match proxy entries`.split(/\s+/);

const minified = (code, options) =>
	minify(code, { module: true, ecma: 2022, sourceMap: { asObject: true }, ...options });

/** Calls `visit` with each node of a syntax tree, the outer ones first. */
function walk(node, visit) {
	if (typeof node !== 'object' || node === null) return;
	if (node.type) visit(node);
	for (const child of Object.values(node)) walk(child, visit);
}

/** Applies an edit of the syntax tree, as a plugin for rollup. */
const edited = (name, edit) => ({
	name,
	renderChunk(code) {
		const text = new MagicString(code);
		edit(this.parse(code).body, text, code);
		return { code: text.toString(), map: text.generateMap({ hires: true }) };
	},
});

/** The names in a syntax tree, without those of properties that are read. */
function namesIn(node) {
	const names = [];
	const properties = new Set();
	walk(node, (each) => {
		if (each.type === 'MemberExpression' && !each.computed) properties.add(each.property);
		if (each.type === 'Identifier' && !properties.has(each)) names.push(each.name);
	});
	return names;
}

/** The names that a function gives to its parameters and variables. */
function namesOf({ params, body }) {
	const names = namesIn(params);
	walk(body, ({ type, id, param }) => {
		if (type === 'VariableDeclarator') names.push(...namesIn(id));
		if (type === 'CatchClause') names.push(...namesIn(param));
	});
	return new Set(names);
}

/**
 * Writes a function that is called in one place there, which saves 100 bytes and the call: one without a result, one whose
 * result the caller returns, or one that ends by returning what the caller gives a name.
 */
function inlineCalledOnce(body, text, code) {
	const all = namesIn(body);
	const functions = new Map(
		body.filter(({ type }) => type === 'FunctionDeclaration').map((node) => [node.id.name, node]),
	);
	const changed = new Set();
	const inline = (statement, caller) => {
		const call = statement.argument ?? statement.expression ?? statement.declarations?.[0].init;
		const callee = call?.type === 'CallExpression' ? functions.get(call.callee.name) : undefined;
		if (!callee || changed.has(callee) || changed.has(caller)) return;
		if (all.filter((name) => name === callee.id.name).length > 2) return;
		const { params, body: block } = callee;
		const last = block.body.at(-1);
		const isNamed = statement.type === 'VariableDeclaration';
		const returns = [];
		walk(block, (node) => node.type === 'ReturnStatement' && returns.push(node));
		if (statement.type !== 'ReturnStatement' && returns.length !== (isNamed ? 1 : 0)) return;
		if (isNamed && (last !== returns[0] || statement.declarations.length > 1)) return;
		const given = params
			.map((param, i) => [param.left ?? param, call.arguments[i] ?? param.right])
			.filter(([{ name }, value]) => value.name !== name);
		// A name must not mean something else where it comes.
		const own = namesOf(callee);
		const theirs = namesOf(caller);
		if (namesIn(block).some((name) => theirs.has(name) && !own.has(name))) return;
		if (namesIn(given.map(([, value]) => value)).some((name) => own.has(name))) return;
		changed.add(callee).add(caller);
		text.remove(callee.start, block.start + 1);
		text.remove(block.end - 1, callee.end);
		const values = given.map(
			([{ name }, value]) => `${name}=${code.slice(value.start, value.end)}`,
		);
		const start = `{${values.length > 0 ? `let ${values.join()};` : ''}`;
		text.move(block.start + 1, block.end - 1, statement.start);
		text.prependRight(block.start + 1, (isNamed ? 'let $result;' : '') + start);
		text.appendLeft(block.end - 1, '}');
		if (isNamed) {
			text.update(last.start, last.argument.start, '$result=');
			text.update(call.start, call.end, '$result');
		} else text.remove(statement.start, statement.end);
	};
	const callers = [...functions.values()];
	walk(body, ({ type, value }) => type === 'MethodDefinition' && callers.push(value));
	for (const caller of callers)
		walk(caller.body, (node) => {
			if (node.type === 'BlockStatement') for (const each of node.body) inline(each, caller);
		});
}

/**
 * Makes methods of the functions that are only called, and by one class alone or by each other: whatever calls a function
 * of the module refers to it, 16 bytes each, and not to a method.
 */
function moveIntoClass(body, text) {
	const all = namesIn(body);
	const count = (names, name) => names.filter((each) => each === name).length;
	const methods = new Set();
	const local = new Set();
	walk(body, (node) => {
		if (node.type === 'MemberExpression' && !node.computed) methods.add(node.property.name);
		if (node.type === 'MethodDefinition') methods.add(node.key.name);
		if (node.params) for (const name of namesOf(node)) local.add(name);
	});
	const free = NAMES.filter((name) => !methods.has(name));
	const calledIn = (nodes) => {
		const callees = [];
		walk(nodes, ({ callee }) => callee?.type === 'Identifier' && callees.push(callee));
		return callees;
	};
	for (const owner of body) {
		if (owner.type !== 'ClassDeclaration' || owner.superClass) continue;
		if (owner.body.body.some((member) => member.static)) continue;
		let moved = body.filter(
			({ type, id }) => type === 'FunctionDeclaration' && !local.has(id.name),
		);
		for (let before; before !== moved.length; ) {
			before = moved.length;
			const called = calledIn([owner, ...moved]).map(({ name }) => name);
			// Of all places with its name, one is where it is declared.
			moved = moved.filter(
				({ id: { name } }) => called.includes(name) && count(called, name) === count(all, name) - 1,
			);
		}
		const callees = calledIn([owner, ...moved]);
		for (const { start, end, id } of moved) {
			const name = free.shift();
			for (const callee of callees)
				if (callee.name === id.name) text.update(callee.start, callee.end, `this.${name}`);
			text.update(start, id.end, name);
			text.move(start, end, owner.body.end - 1);
		}
	}
}

/** Makes of a board's module what takes least flash once it is preloaded: plugins for rollup, in this order. */
export const flash = [
	/** Each function with a private name in it refers to that, 16 bytes each; of a board's one app nothing is hidden. */
	edited('plain-fields', (body, text) =>
		walk(body, ({ type, body: members }) => {
			if (type !== 'ClassBody') return;
			const isPrivate = ({ type }) => type === 'PrivateIdentifier';
			const names = members.flatMap(({ key }) => (isPrivate(key) ? [] : [key.name]));
			const free = NAMES.filter((name) => !names.includes(name));
			const hidden = members.flatMap(({ key }) => (isPrivate(key) ? [key.name] : []));
			walk(members, (node) => {
				if (isPrivate(node)) text.update(node.start, node.end, free[hidden.indexOf(node.name)]);
			});
			// What has no value yet needs no initializer.
			for (const { type, key, value, start, end } of members)
				if (type === 'PropertyDefinition' && isPrivate(key) && !value) text.remove(start, end);
		}),
	),
	edited('inlined', inlineCalledOnce),
	edited('methods', moveIntoClass),
	edited('arrows', (body, text, code) => {
		for (const { type, start, end, kind, declarations, id, params, body: block } of body) {
			// Before the functions, for a number to be written where it is used.
			if (kind === 'const' && declarations.every(({ init }) => typeof init.value === 'number'))
				text.move(start, end, 0);
			// A function declaration has a prototype object, 60 bytes, which an arrow function has not.
			if (type !== 'FunctionDeclaration') continue;
			const parameters = code.slice(params[0]?.start, params.at(-1)?.end ?? 0);
			text.update(start, block.start, `const ${id.name}=(${parameters})=>`);
			text.appendLeft(end, ';\n');
			// To the top, since all of the module may call a function before its declaration.
			if (start > 0) text.move(start, end, 0);
		}
	}),
	{
		name: 'compress-for-flash',
		renderChunk: (code) =>
			minified(code, {
				// XS runs statements faster than sequences; a function that is inlined as a function expression is made again at
				// each call.
				compress: {
					passes: 3,
					sequences: false,
					conditionals: false,
					reduce_funcs: false,
					inline: 1,
				},
				// Later, because a number takes less flash than even the shortest name, and is to be written where it is used.
				mangle: false,
			}),
	},
	{
		name: 'mangle-for-flash',
		renderChunk: (code) =>
			minified(code, {
				compress: false,
				mangle: { nth_identifier: { get: (n) => NAMES[n] ?? `$${n - NAMES.length}` } },
			}),
	},
];
