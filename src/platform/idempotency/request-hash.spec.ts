import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyWriter, hashRequest } from './request-hash.js';

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

describe('bodyWriter', () => {
  const sut = bodyWriter('a secret key');

  it('writes what holds no password as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const text = JSON.stringify(body);
        if (!/password"/i.test(text)) expect(sut(body)).toBe(text);
      }),
    );
    expect(sut(undefined)).toBe('null');
  });

  it('tells passwords apart, wherever they stand, by the secret key alone', () => {
    const body = (password: string) => ({ admin: { email: 'ada@example.com', password } });
    expect(sut(body('one'))).toBe(sut(body('one')));
    expect(sut(body('one'))).not.toBe(sut(body('two')));
    expect(sut(body('one'))).not.toContain('one"');
    expect(bodyWriter('another key')(body('one'))).not.toBe(sut(body('one')));
    expect(sut({ newPassword: 'one' })).not.toContain('one"');
  });
});
