import { afterAll, expect, test, vi } from 'vitest';
import { SHIFT } from '../../src/pad.js';

// What a board's bundle does; all that is so of HMAC by bytes is so of it.
vi.mock('../../src/pad.js', () => import('../../src/xs/pad.js'));
// Test files share what they import, but for this one.
vi.resetModules();
afterAll(() => vi.resetModules());
await import('./hmac.test.js');
await import('./foreign-hash.test.js');

test('HMAC works by words here', () => {
	expect(SHIFT).toBe(2);
});
