// All that the package exports, but for other clouds than Tencent's.
export * from '../../src/base64.js';
export * from '../../src/clouds/tencent.js';
export * from '../../src/connector.js';
export * from '../../src/index.js';
export * from '../../src/moddable.js';
