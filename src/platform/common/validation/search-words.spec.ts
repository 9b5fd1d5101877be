import { describe, expect, it } from '@jest/globals';
import { MAX_SEARCH_WORDS, searchViolation } from './search-words.js';

const words = (count: number, between = ' '): string => Array(count).fill('ab').join(between);

describe('searchViolation', () => {
  it.each(['parcel', '"damaged wheels" -blue OR red', words(MAX_SEARCH_WORDS), '🙂', '()'])(
    'takes %s',
    (text) => {
      expect(searchViolation(text)).toBeUndefined();
    },
  );

  it.each([' ', '-', '.', '/', '"', '" -', '_', '’'])(
    'says how many words are allowed, also with %j between them',
    (between) => {
      expect(searchViolation(words(MAX_SEARCH_WORDS + 1, between))).toBe(
        `must be at most ${MAX_SEARCH_WORDS} words, has ${MAX_SEARCH_WORDS + 1}`,
      );
    },
  );

  it.each([[''], [' '], ['x'.repeat(201)], ['\0'], [7], [undefined]])('refuses %j', (value) => {
    expect(searchViolation(value)).toEqual(expect.any(String));
  });
});
