import { describe, expect, it } from '@jest/globals';
import { childrenFirst } from './organization-tables.js';

const tables = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
const order = (...references: [string, string][]) =>
  childrenFirst(
    tables,
    references.map(([child, parent]) => ({ child, parent })),
  )
    .map(({ name }) => name)
    .join('');

describe('childrenFirst', () => {
  it('puts a table after all that refer to it', () => {
    expect(order(['b', 'a'], ['c', 'b'], ['c', 'a'], ['d', 'c'])).toBe('dcba');
  });

  it('leaves those be that have nothing to do with each other', () => {
    expect(order()).toBe('abcd');
  });

  it('does not mind what refers to a table that is none of them', () => {
    expect(order(['x', 'a'], ['a', 'x'])).toBe('abcd');
  });

  it('refuses a circle', () => {
    expect(() => order(['a', 'b'], ['b', 'c'], ['c', 'a'])).toThrow('a, b, c');
  });
});
