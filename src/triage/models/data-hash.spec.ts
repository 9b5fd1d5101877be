import { beforeAll, describe, expect, it } from '@jest/globals';
import { dataHashOf } from './data-hash.js';

const SET = {
  examples: [
    { id: '1', text: 'where is it', intent: 'status' },
    { id: '2', text: 'money back', intent: 'refund' },
  ],
  background: ['hello'],
  heldBack: 0,
};
const MEANS = { encoder: 'e', quick: false };
let sut: string;

beforeAll(async () => {
  sut = await dataHashOf(SET, MEANS);
});

describe('dataHashOf', () => {
  it('does not depend on order or ids', async () => {
    const examples = SET.examples.map((it) => ({ ...it, id: `0${it.id}` })).reverse();
    expect(await dataHashOf({ ...SET, examples }, MEANS)).toBe(sut);
    expect(sut).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['an example more', { ...SET, examples: [...SET.examples, SET.examples[0]!] }, MEANS],
    [
      'another intent',
      { ...SET, examples: [SET.examples[0]!, { text: 'money back', intent: 'x' }] },
      MEANS,
    ],
    ['other background', { ...SET, background: [] }, MEANS],
    ['another encoder', SET, { encoder: null, quick: false }],
    ['a quick training', SET, { encoder: 'e', quick: true }],
  ])('depends on %s', async (_, set, means) => {
    expect(await dataHashOf(set, means)).not.toBe(sut);
  });

  it('tells background from an example', async () => {
    const asExample = { ...SET, examples: [{ text: 'hello', intent: '' }], background: [] };
    expect(await dataHashOf(asExample, MEANS)).not.toBe(
      await dataHashOf({ ...SET, examples: [], background: ['hello'] }, MEANS),
    );
  });
});
