import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashRequest } from './request-hash.js';

const request = fc.record({
  method: fc.constantFrom('POST', 'PUT'),
  url: fc.constantFrom('/api/v1/tickets', '/api/v1/tickets/1/feedback', '/api/v1/tickets?a=1'),
  contentType: fc.constantFrom(undefined, 'application/json', 'text/csv'),
  body: fc.oneof(fc.string(), fc.uint8Array()),
});

describe('hashRequest', () => {
  it('is the same for the same request, and another one for another', () => {
    fc.assert(
      fc.property(request, request, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(hashRequest(one).equals(hashRequest({ ...one }))).toBe(true);
        expect(hashRequest(one).equals(hashRequest(other))).toBe(isSame);
      }),
    );
  });

  it('tells the end of one part from the beginning of the next', () => {
    const parts = { method: 'POST', contentType: undefined };
    const one = hashRequest({ ...parts, url: '/a', body: 'b' });
    expect(one.equals(hashRequest({ ...parts, url: '/ab', body: '' }))).toBe(false);
  });

  it('looks at the media type only', () => {
    const parts = { method: 'POST', url: '/', body: '{}' };
    const plain = hashRequest({ ...parts, contentType: 'application/json' });
    const long = hashRequest({ ...parts, contentType: 'Application/JSON; charset=utf-8' });
    expect(long.equals(plain)).toBe(true);
  });
});
