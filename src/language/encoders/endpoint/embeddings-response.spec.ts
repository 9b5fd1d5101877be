import { describe, expect, it } from '@jest/globals';
import { readEmbeddings } from './embeddings-response.js';

const item = (index: unknown, embedding: unknown) => ({ index, embedding });

describe('readEmbeddings', () => {
  it('puts the vectors in order and scales them to length 1', () => {
    const body = { data: [item(1, [0, 2]), item(0, [3, 4])], model: 'x' };
    expect(readEmbeddings(body, 2)).toEqual([Float32Array.of(0.6, 0.8), Float32Array.of(0, 1)]);
  });

  it.each([
    ['nothing', null],
    ['a string', 'data'],
    ['no data', {}],
    ['data that is no list', { data: { 0: item(0, [1]) } }],
    ['too few', { data: [item(0, [1])] }],
    ['too many', { data: [item(0, [1]), item(1, [1]), item(2, [1])] }],
    ['an index twice', { data: [item(0, [1]), item(0, [1])] }],
    ['an index beyond', { data: [item(0, [1]), item(2, [1])] }],
    ['half an index', { data: [item(0, [1]), item(0.5, [1])] }],
    ['an index that is a string', { data: [item(0, [1]), item('1', [1])] }],
    ['an item that is null', { data: [item(0, [1]), null] }],
    ['no embedding', { data: [item(0, [1]), item(1, undefined)] }],
    ['an empty embedding', { data: [item(0, [1]), item(1, [])] }],
    ['an embedding of strings', { data: [item(0, [1]), item(1, ['1'])] }],
    ['an embedding with null, as NaN is written', { data: [item(0, [1]), item(1, [null])] }],
    ['a number that is not finite as a float', { data: [item(0, [1]), item(1, [1e300])] }],
    ['different dimensions', { data: [item(0, [1]), item(1, [1, 2])] }],
  ])('refuses %s', (_, body) => {
    expect(() => readEmbeddings(body, 2)).toThrow(
      expect.objectContaining({ code: 'ENCODER.BAD_RESPONSE' }),
    );
  });
});
