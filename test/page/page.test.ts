import { afterAll, describe } from 'vitest';
import { browserMissing, closeBrowser } from './browser.js';
import { registerSuite } from './register.suite.js';
import { signSuite } from './sign.suite.js';

// One file, so that all tests share one browser.
describe.skipIf(browserMissing)('the page', () => {
	afterAll(closeBrowser);
	describe('Sign', signSuite);
	describe('First boot', registerSuite);
});
