export * from '../../src/index.js';
export * from '../../src/stay.js';
