import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { base32Of, newSecret, provisioningUri, stepOf } from './totp.js';

// RFC 6238, appendix B (SHA-1), of whose eight digits apps show the last six.
const SECRET = Buffer.from('12345678901234567890', 'ascii');
const VECTORS = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const;

describe('stepOf', () => {
  it.each(VECTORS)('at %d s takes the code of RFC 6238', (seconds, code) => {
    expect(stepOf(code.slice(2), SECRET, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('takes the code of the step before and after, and of no other', () => {
    const now = 1111111109_000;
    const step = Math.floor(now / 30_000);
    const taken = [-3, -2, -1, 0, 1, 2, 3].filter(
      (late) => stepOf('081804', SECRET, now + late * 30_000) === step,
    );
    expect(taken).toEqual([-1, 0, 1]);
  });

  it('takes nothing else for a code', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{6}$/.test(text));
        expect(stepOf(text, SECRET, 59_000)).toBeUndefined();
      }),
    );
  });
});

describe('provisioningUri', () => {
  it('says whose secret it is, for what, and how it is used', () => {
    const secret = newSecret();
    const uri = new URL(provisioningUri(secret, 'ada+1@example.com'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.host).toBe('totp');
    expect(decodeURIComponent(uri.pathname)).toBe('/automated-customer-support:ada+1@example.com');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'automated-customer-support',
      secret: base32Of(secret),
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
