import { describe, expect, it } from '@jest/globals';
import { spansOf, strengthOf } from './evidence-spans.js';

const at = (feature: string, weight: number, ...places: [number, number][]) => ({
  feature,
  weight,
  positions: places.map(([start, end]) => ({ start, end })),
});

describe('spansOf', () => {
  it('gives the message back in pieces, with the weight of what stands there', () => {
    const spans = spansOf('my money back', [at('money', 0.5, [3, 8]), at('back', 0.25, [9, 13])]);
    expect(spans.map(({ text, weight }) => [text, weight])).toEqual([
      ['my ', 0],
      ['money', 0.5],
      [' ', 0],
      ['back', 0.25],
    ]);
  });

  it('adds up what overlaps', () => {
    const spans = spansOf('money back', [
      at('money', 0.5, [0, 5]),
      at('money back', 0.25, [0, 10]),
    ]);
    expect(spans.map(({ text, weight }) => [text, weight])).toEqual([
      ['money', 0.75],
      [' back', 0.25],
    ]);
  });

  it('leaves out what stands nowhere or behind the end', () => {
    expect(spansOf('no', [at('#number', 1), at('late', 1, [40, 44])])).toEqual([
      { start: 0, end: 2, text: 'no', weight: 0 },
    ]);
  });
});

describe('strengthOf', () => {
  it('is of the highest', () => {
    expect([0.1, 0.5, -0.9].map((it) => strengthOf(it, 1))).toEqual(['weak', 'middle', 'strong']);
  });
});
