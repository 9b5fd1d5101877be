import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StaleVersionError } from '../errors/request-errors.js';
import { assertMatches, etagOf } from './etag.js';

describe('assertMatches', () => {
  it.each([undefined, '"3"', '3', '*', ' * ', '"1", "3"', '"3","4"'])(
    'goes on with %j',
    (ifMatch) => {
      expect(() => assertMatches(ifMatch, 3)).not.toThrow();
    },
  );

  // If-Match compares strongly (RFC 9110, 13.1.1): a weak tag never matches.
  it.each(['"2"', '', '"33"', 'W/"3"', '"*"', '"1", "2"', "'3'"])('stops at %j', (ifMatch) => {
    expect(() => assertMatches(ifMatch, 3)).toThrow(StaleVersionError);
  });

  it('takes the tag of the current version and of no other', () => {
    const version = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(version, version, (given, current) => {
        const sut = () => assertMatches(etagOf(given), current);
        if (given === current) expect(sut).not.toThrow();
        else expect(sut).toThrow(String(current));
      }),
    );
  });
});
