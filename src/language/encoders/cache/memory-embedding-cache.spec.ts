import { describe, expect, it } from '@jest/globals';
import { MemoryEmbeddingCache } from './memory-embedding-cache.js';

const entries = (...texts: string[]) =>
  new Map(texts.map((text) => [text, Float32Array.of(text.length)]));

describe('MemoryEmbeddingCache', () => {
  it('gives what it holds of the same encoder', async () => {
    const sut = new MemoryEmbeddingCache();
    await sut.put('one', entries('a', 'bb'));
    expect(await sut.get('one', ['bb', 'c'])).toEqual(entries('bb'));
    expect(await sut.get('other', ['a'])).toEqual(new Map());
  });

  it('forgets what was not used for longest', async () => {
    const sut = new MemoryEmbeddingCache(2);
    await sut.put('one', entries('a', 'bb'));
    await sut.get('one', ['a']);
    await sut.put('one', entries('ccc'));
    expect([...(await sut.get('one', ['a', 'bb', 'ccc'])).keys()]).toEqual(['a', 'ccc']);
  });
});
