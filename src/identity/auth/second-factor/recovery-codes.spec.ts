import { describe, expect, it } from '@jest/globals';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';

describe('newRecoveryCodes', () => {
  it('gives ten that are all different and easily told apart', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes)
      expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(new Set([...codes, ...newRecoveryCodes()]).size).toBe(20);
  });
});

describe('recoveryCodeHash', () => {
  it('does not mind how the code is typed', () => {
    const hash = recoveryCodeHash('10ab-cdef-ghjk-mnpq');
    for (const typed of ['10abcdefghjkmnpq', ' IOAB CDEF GHJK MNPQ ', 'lo-ab-cd-ef-gh-jk-mn-pq']) {
      expect(recoveryCodeHash(typed)).toEqual(hash);
    }
    expect(recoveryCodeHash('10ab-cdef-ghjk-mnpr')).not.toEqual(hash);
  });
});
