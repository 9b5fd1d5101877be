import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StaleVersionError, WeakEntityTagError } from '../errors/request-errors.js';
import { assertMatches, etagOf, isKnown } from './etag.js';

const version = fc.integer({ min: 1, max: 1000 });

describe('assertMatches', () => {
  it.each([undefined, '"3"', '3', '*', ' * ', '"1", "3"', '"3","4"', '"3.17"', '"a,b", "3"'])(
    'goes on with %j',
    (ifMatch) => {
      expect(() => assertMatches(ifMatch, 3)).not.toThrow();
    },
  );

  it.each(['"2"', '', '"33"', 'W/"2"', '"*"', '"1", "2"', "'3'", '"2.3"', '"3.x"'])(
    'stops at %j',
    (ifMatch) => {
      expect(() => assertMatches(ifMatch, 3)).toThrow(StaleVersionError);
    },
  );

  // If-Match compares strongly (RFC 9110, 13.1.1): a weak tag never matches.
  it.each(['W/"3"', 'W/"3.1"', '"2", W/"3"'])('says of %j what is wrong with it', (ifMatch) => {
    expect(() => assertMatches(ifMatch, 3)).toThrow(WeakEntityTagError);
  });

  it('takes the tag of the current version and of no other, whatever stands beside it', () => {
    const beside = fc.option(fc.nat(), { nil: undefined });
    fc.assert(
      fc.property(version, version, beside, (given, current, seen) => {
        const sut = () => assertMatches(etagOf(given, seen), current);
        if (given === current) expect(sut).not.toThrow();
        else expect(sut).toThrow(String(current));
      }),
    );
  });
});

describe('isKnown', () => {
  it.each(['"3"', 'W/"3"', '*', '"1", W/"3"', '"1","3","4"', ' "3" '])(
    'is so with %j',
    (ifNoneMatch) => {
      expect(isKnown(ifNoneMatch, '"3"')).toBe(true);
      expect(isKnown(ifNoneMatch, 'W/"3"')).toBe(true);
    },
  );

  it.each([undefined, '', '"2"', 'W/"33"', '3', '"3', '"3.1"', "'3'", '"1, 3"'])(
    'is not so with %j',
    (ifNoneMatch) => {
      expect(isKnown(ifNoneMatch, '"3"')).toBe(false);
    },
  );

  it('finds a tag in any list that has it, and in no other', () => {
    const list = fc.array(fc.tuple(version, fc.boolean()), { maxLength: 5 });
    fc.assert(
      fc.property(list, version, (tags, current) => {
        const header = tags.map(([it, isWeak]) => `${isWeak ? 'W/' : ''}${etagOf(it)}`).join(', ');
        expect(isKnown(header, etagOf(current))).toBe(tags.some(([it]) => it === current));
      }),
    );
  });
});
