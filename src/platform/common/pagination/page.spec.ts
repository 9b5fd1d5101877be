import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toPage } from './page.js';

describe('toPage', () => {
  it('cuts the row beyond the limit and points behind the last one left', () => {
    const rows = fc.array(fc.integer(), { maxLength: 30 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 29 }), (all, limit) => {
        const read = all.slice(0, limit + 1);
        const { data, meta } = toPage(read, limit, String);
        expect(data).toEqual(all.slice(0, limit));
        expect(meta.hasMore).toBe(all.length > limit);
        expect(meta.nextCursor).toBe(all.length > limit ? String(data.at(-1)) : null);
      }),
    );
  });

  it('gives an empty page for no rows', () => {
    expect(toPage([], 20, String)).toEqual({
      data: [],
      meta: { hasMore: false, nextCursor: null },
    });
  });
});
