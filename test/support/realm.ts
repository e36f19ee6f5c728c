/** ECMA-262 2022, clause 19 and annex B.2.1: all that a realm without a host has. */
export const ECMASCRIPT = [
	...['globalThis', 'Infinity', 'NaN', 'undefined', 'eval', 'isFinite', 'isNaN', 'parseFloat'],
	...['parseInt', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape'],
	...['unescape', 'AggregateError', 'Array', 'ArrayBuffer', 'BigInt', 'BigInt64Array'],
	...['BigUint64Array', 'Boolean', 'DataView', 'Date', 'Error', 'EvalError'],
	...[
		'FinalizationRegistry',
		'Float32Array',
		'Float64Array',
		'Function',
		'Int8Array',
		'Int16Array',
	],
	...['Int32Array', 'Map', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError'],
	...['RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol', 'SyntaxError', 'TypeError'],
	...['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'URIError', 'WeakMap'],
	...['WeakRef', 'WeakSet', 'Atomics', 'JSON', 'Math', 'Reflect'],
];

/** A script that takes the host's globals away, but for those of the tests, which begin with $. */
export const WITHOUT_HOST = `
for (const name of Object.getOwnPropertyNames(globalThis))
	if (!name.startsWith('$') && !${JSON.stringify(ECMASCRIPT)}.includes(name)) delete globalThis[name];`;
