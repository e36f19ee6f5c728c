import { afterAll, describe } from 'vitest';
import { browserMissing, closeBrowser, isFirefox } from './browser.js';
import { chromiumSuite } from './chromium.suite.js';
import { explainSuite } from './explain.suite.js';
import { packetSuite } from './packet.suite.js';
import { registerSuite } from './register.suite.js';
import { shellSuite } from './shell.suite.js';
import { signSuite } from './sign.suite.js';

// One file, so that all share one browser, whose start takes three seconds of a processor.
describe.skipIf(browserMissing)('the page', () => {
	afterAll(closeBrowser);
	describe('Sign', signSuite);
	describe('Explain', explainSuite);
	describe('Packet', packetSuite);
	describe('First boot', registerSuite);
	describe('in general', shellSuite);
	describe.skipIf(isFirefox)('in Chromium', chromiumSuite);
});
