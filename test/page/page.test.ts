import { afterAll, describe } from 'vitest';
import { browserMissing, closeBrowser } from './browser.js';
import { explainSuite } from './explain.suite.js';
import { packetSuite } from './packet.suite.js';
import { registerSuite } from './register.suite.js';
import { signSuite } from './sign.suite.js';

// One file, so that these tests share one browser; those of whole.test.ts have one beside it.
describe.skipIf(browserMissing)('the page', () => {
	afterAll(closeBrowser);
	describe('Sign', signSuite);
	describe('Explain', explainSuite);
	describe('Packet', packetSuite);
	describe('First boot', registerSuite);
});
