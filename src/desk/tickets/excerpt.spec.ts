import { describe, expect, it } from '@jest/globals';
import { excerptParts } from './excerpt.js';

describe('excerptParts', () => {
  it('tells matches from what is between them', () => {
    expect(excerptParts('my \u0002parcel\u0003 and \u0002parcels\u0003')).toEqual([
      { text: 'my ', match: false },
      { text: 'parcel', match: true },
      { text: ' and ', match: false },
      { text: 'parcels', match: true },
    ]);
  });

  it('is one part where nothing matches, and none of nothing', () => {
    expect(excerptParts('<b>hello</b>')).toEqual([{ text: '<b>hello</b>', match: false }]);
    expect(excerptParts('')).toEqual([]);
  });

  it('takes a mark without its pair for the beginning of a match', () => {
    expect(excerptParts('a\u0002b')).toEqual([
      { text: 'a', match: false },
      { text: 'b', match: true },
    ]);
  });
});
