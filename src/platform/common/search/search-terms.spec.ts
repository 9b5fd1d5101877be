import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { searchTerms } from './search-terms.js';

/** As it would be written down: alternatives by |, terms by &. */
const read = (q: string): string =>
  searchTerms(q)
    .map((terms) =>
      terms
        .map(
          ({ isExcluded, parts }) => (isExcluded ? '!' : '') + parts.map((it) => it.text).join('+'),
        )
        .join(' & '),
    )
    .join(' | ');

describe('searchTerms', () => {
  it.each([
    ['parcel late', 'parcel & late'],
    ['"damaged wheels" -blue', 'damaged wheels & !blue'],
    ['“damaged wheels” –blue', 'damaged wheels & !blue'],
    ['a b OR c', 'a & b | c'],
    ['OR a OR', 'a'],
    ['"unclosed words', 'unclosed words'],
    ['ORD-48213', 'ORD-48213'],
    ['-"never this"', '!never this'],
    ['re\u00adfund a\u200bb', 'refund & ab'],
    ['ｆｕｌｌ', 'full'],
    ['请退款', '请退 退款'],
    ['款', '款'],
    ['iPhone手机', 'iPhone+手机'],
    ['- () "" 🙂 %', ''],
  ])('reads %j', (q, expected) => {
    expect(read(q)).toBe(expected);
  });

  it('knows a single sign from pairs of them', () => {
    expect(
      searchTerms('款 退款')
        .flat()
        .flatMap(({ parts }) => parts),
    ).toEqual([
      { kind: 'sign', text: '款' },
      { kind: 'pairs', text: '退款' },
    ]);
  });

  it('never fails, and asks for no term without a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (q) =>
        searchTerms(q).every(
          (terms) => terms.length > 0 && terms.every((it) => it.parts.length > 0),
        ),
      ),
    );
  });
});
