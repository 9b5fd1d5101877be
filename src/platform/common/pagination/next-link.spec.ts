import { describe, expect, it } from '@jest/globals';
import { nextLink } from './next-link.js';

describe('nextLink', () => {
  it('is the same address with the cursor of the next page', () => {
    const body = { data: [], meta: { nextCursor: 'a+b' } };
    expect(nextLink('/tickets?limit=2&cursor=x', body)).toBe('<?limit=2&cursor=a%2Bb>; rel="next"');
    expect(nextLink('/tickets', body)).toBe('<?cursor=a%2Bb>; rel="next"');
  });

  it.each([{}, { meta: {} }, { meta: { nextCursor: null } }, []])('is nothing of %j', (body) => {
    expect(nextLink('/tickets', body)).toBeUndefined();
  });
});
