import { createContext, runInContext } from 'node:vm';
import release from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { startXS, xsMissing } from '../../tools/xs/xs.js';
import { WITHOUT_HOST } from './realm.js';

/** A realm with ECMAScript's globals, and a few more of the tests' own that begin with $. */
export interface Realm {
	/** Runs a script, whose `var` are globals from then on. */
	run(script: string): Promise<void>;
	/** The value of an expression, in JSON's terms. */
	evaluate(expression: string): Promise<unknown>;
	stop(): void;
}

export interface Engine {
	readonly name: string;
	/** Why it is left out, where it is. */
	readonly missing: string | undefined;
	start(): Promise<Realm>;
}

export const XS: Engine = {
	name: 'XS',
	missing: process.env.CI ? undefined : xsMissing,
	async start() {
		const xs = startXS();
		if (!xs) throw new Error(xsMissing);
		await xs.evaluate(`globalThis.$harden = harden; ${WITHOUT_HOST}`);
		return {
			async run(script) {
				await xs.evaluate(`${script}\n;undefined`);
			},
			async evaluate(expression) {
				const { result } = await xs.evaluate(`JSON.stringify(${expression})`);
				return JSON.parse(result as string);
			},
			stop: () => xs.stop(),
		};
	},
};

const QUICKJS: Engine = {
	name: 'QuickJS',
	missing: undefined,
	async start() {
		const context = (await newQuickJSWASMModuleFromVariant(release)).newContext();
		const evaluate = (script: string): unknown => {
			const handle = context.unwrapResult(context.evalCode(script));
			const value: unknown = context.dump(handle);
			handle.dispose();
			return value;
		};
		evaluate(WITHOUT_HOST);
		return {
			async run(script) {
				evaluate(`${script}\n;undefined`);
			},
			evaluate: async (expression) =>
				JSON.parse(evaluate(`JSON.stringify(${expression})`) as string),
			stop: () => context.dispose(),
		};
	},
};

export const V8: Engine = {
	name: 'V8',
	missing: undefined,
	async start() {
		const context = createContext({});
		runInContext(WITHOUT_HOST, context);
		return {
			async run(script) {
				runInContext(script, context);
			},
			evaluate: async (expression) =>
				JSON.parse(runInContext(`JSON.stringify(${expression})`, context)),
			stop: () => {},
		};
	},
};

export const ENGINES: readonly Engine[] = [V8, QUICKJS, XS];
