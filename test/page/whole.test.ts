import { afterAll, describe } from 'vitest';
import { browserMissing, closeBrowser, isFirefox } from './browser.js';
import { chromiumSuite } from './chromium.suite.js';
import { shellSuite } from './shell.suite.js';

describe.skipIf(browserMissing)('the page', () => {
	afterAll(closeBrowser);
	describe('in general', shellSuite);
	describe.skipIf(isFirefox)('in Chromium', chromiumSuite);
});
