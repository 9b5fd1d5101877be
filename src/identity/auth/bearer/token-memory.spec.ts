import { describe, expect, it } from '@jest/globals';
import { TokenMemory } from './token-memory.js';

describe('TokenMemory', () => {
  it('knows what it was told', () => {
    const sut = new TokenMemory<{ exp: number; sub: string }>(2, () => 0);
    sut.set('a', { exp: 1, sub: 'ada' });
    expect(sut.get('a')).toEqual({ exp: 1, sub: 'ada' });
    expect(sut.get('b')).toBeUndefined();
  });

  it('knows a token no more from the second of its end', () => {
    let now = 59_999;
    const sut = new TokenMemory(2, () => now);
    sut.set('a', { exp: 60 });
    expect(sut.get('a')).toBeDefined();
    now = 60_000;
    expect(sut.get('a')).toBeUndefined();
    now = 0;
    expect(sut.get('a')).toBeUndefined();
  });

  it('does not know a token without an end', () => {
    const sut = new TokenMemory(2, () => 1);
    sut.set('a', {});
    expect(sut.get('a')).toBeUndefined();
  });

  it('forgets the oldest of too many', () => {
    const sut = new TokenMemory(2, () => 0);
    for (const token of ['a', 'b', 'c']) sut.set(token, { exp: 1 });
    expect(['a', 'b', 'c'].map((token) => sut.get(token) !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
