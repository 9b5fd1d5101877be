import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rivalsOf, shareAmong, winnerOdds, winnerOf } from './winner.js';

const scoreList = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), {
  minLength: 2,
  maxLength: 12,
});

describe('winnerOf', () => {
  it('is the first best of the given classes', () => {
    expect(winnerOf([0.1, 0.4, 0.4, 0.9], 3)).toBe(1);
  });
});

describe('winnerOdds', () => {
  it('are the log odds against all other classes in a softmax', () => {
    expect(winnerOdds([2, 2], 0)).toBeCloseTo(0, 12);
    expect(winnerOdds([0.5, 0.2, -1], 0)).toBeCloseTo(
      -Math.log(Math.exp(-0.3) + Math.exp(-1.5)),
      12,
    );
    expect(winnerOdds([0.5, 0.2, 3], 0)).toBeCloseTo(-Math.log(Math.exp(-0.3) + Math.exp(2.5)), 12);
  });

  it('are finite without any rival, or one within sight', () => {
    expect(winnerOdds([5], 0)).toBeCloseTo(-Math.log(Number.MIN_VALUE), 6);
    expect(winnerOdds([5, -5000], 0)).toBeCloseTo(-Math.log(Number.MIN_VALUE), 6);
  });

  it('give the probability of the winner back, and rise with its score', () => {
    fc.assert(
      fc.property(scoreList, (scores) => {
        const winner = winnerOf(scores, scores.length);
        const shares = scores.map((score) => Math.exp(score - scores[winner]!));
        const odds = winnerOdds(scores, winner);
        expect(1 / (1 + Math.exp(-odds))).toBeCloseTo(1 / shares.reduce((a, b) => a + b), 10);
        const higher = scores.map((score, i) => (i === winner ? score + 0.01 : score));
        expect(winnerOdds(higher, winner)).toBeGreaterThan(odds);
      }),
    );
  });
});

describe('rivalsOf', () => {
  it('are the best but one, the first of equals first, without the background', () => {
    expect(rivalsOf([3, 1, 2, 1, 9], 4, 0, 2)).toEqual([2, 1]);
    expect(rivalsOf([3, 1, 2, 1, 9], 4, 0, 9)).toEqual([2, 1, 3]);
    expect(rivalsOf([3], 1, 0, 4)).toEqual([]);
  });

  it('are the head of all others in order', () => {
    fc.assert(
      fc.property(scoreList, fc.nat(5), fc.nat(1), (scores, most, except) => {
        const others = [...scores.keys()].filter((label) => label !== except);
        others.sort((a, b) => scores[b]! - scores[a]!);
        expect(rivalsOf(scores, scores.length, except, most)).toEqual(others.slice(0, most));
      }),
    );
  });
});

describe('shareAmong', () => {
  it('shares out what the winner leaves, with the softness given', () => {
    const scores = [2, 1, 0];
    const total = Math.exp(-0.5) + Math.exp(-1);
    const [second, third] = shareAmong([1, 2], scores, { label: 0, confidence: 0.7 }, 0.5);
    expect(second).toBeCloseTo((0.3 * Math.exp(-0.5)) / total, 12);
    expect(third).toBeCloseTo((0.3 * Math.exp(-1)) / total, 12);
  });

  it('leaves the background its part', () => {
    const [rival] = shareAmong([1], [1, 0, 0], { label: 0, confidence: 0.6 }, 1);
    expect(rival).toBeCloseTo(0.2, 12);
  });

  it('caps a rival at the winner', () => {
    expect(shareAmong([1], [1, 1], { label: 0, confidence: 0.2 }, 1)).toEqual([0.2]);
  });

  it('never gives a rival more than the winner, nor all together more than 1', () => {
    const confidence = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(scoreList, confidence, (scores, confident) => {
        const intents = scores.length - 1;
        const winner = { label: winnerOf(scores, intents), confidence: confident };
        const rivals = rivalsOf(scores, intents, winner.label, 4);
        const shares = shareAmong(rivals, scores, winner, 0.5);
        expect(shares).toHaveLength(rivals.length);
        expect(shares.reduce((a, b) => a + b, confident)).toBeLessThanOrEqual(1 + 1e-12);
        const falling = [confident, ...shares];
        expect(falling).toEqual([...falling].sort((a, b) => b - a));
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
