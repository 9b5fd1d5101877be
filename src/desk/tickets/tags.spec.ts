import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanTag, cleanTags, tagsViolation } from './tags.js';

describe('cleanTags', () => {
  it('leaves one spelling of each, in their order', () => {
    expect(cleanTags(['VIP', ' vip ', 'Next  Day', 'next day', 'ＶＩＰ'])).toEqual([
      'vip',
      'next day',
    ]);
  });

  it('changes nothing of what is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (tag) => {
        const once = cleanTag(tag);
        expect(cleanTag(once)).toBe(once);
      }),
    );
  });
});

describe('tagsViolation', () => {
  it('names the place of what is no tag', () => {
    expect(tagsViolation(['vip', ''])).toBe('1: must not be blank');
    expect(tagsViolation(['a,b'])).toBe('0: must not contain a comma');
    expect(tagsViolation(['x'.repeat(51)])).toMatch(/^0: must be at most 50/);
    expect(tagsViolation(['vip', 'next day'])).toBeUndefined();
  });
});
