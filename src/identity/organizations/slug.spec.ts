import { describe, expect, it } from '@jest/globals';
import { isSlug, slugViolation } from './slug.js';

describe('slugViolation', () => {
  it.each(['ab', 'acme', 'a1', '24', 'a-b', 'a'.repeat(63), 'default'])('takes %s', (slug) => {
    expect(slugViolation(slug)).toBeUndefined();
    expect(isSlug(slug)).toBe(true);
  });

  it.each(['', 'a', 'Acme', '-acme', 'acme-', 'ac me', 'acme.', 'äcme', 'a'.repeat(64), 7, null])(
    'refuses %j',
    (slug) => {
      expect(slugViolation(slug)).toMatch(/^must be/);
    },
  );

  it.each(['www', 'api', 'admin', 'xn--bcher-kva', 'ab--cd'])('keeps %s for itself', (slug) => {
    expect(slugViolation(slug)).toMatch(/^is reserved/);
  });
});
