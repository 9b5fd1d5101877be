import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareAmongRivals, winnerOdds, winnerOf } from './winner.js';

const scoreList = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

describe('winnerOf', () => {
  it('is the first best of the given classes', () => {
    expect(winnerOf([0.1, 0.4, 0.4, 0.9], 3)).toBe(1);
  });
});

describe('winnerOdds', () => {
  it('are the log odds in a softmax of tenfold scores with a rival at −1', () => {
    const expected = Math.log(Math.exp(5) / (Math.exp(2) + Math.exp(-10)));
    expect(winnerOdds([0.5, 0.2], 2, 0)).toBeCloseTo(expected, 10);
    expect(winnerOdds([0.5], 1, 0)).toBeCloseTo(15, 10);
  });

  it('rise with the winning score', () => {
    fc.assert(
      fc.property(scoreList, (scores) => {
        const winner = winnerOf(scores, scores.length);
        const higher = scores.map((score, i) => (i === winner ? score + 0.01 : score));
        expect(winnerOdds(higher, scores.length, winner)).toBeGreaterThan(
          winnerOdds(scores, scores.length, winner),
        );
      }),
    );
  });
});

describe('shareAmongRivals', () => {
  it('never gives a rival more than the winner, nor all together more than 1', () => {
    const confidence = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(scoreList, confidence, (scores, confident) => {
        const winner = { label: winnerOf(scores, scores.length), confidence: confident };
        const rivals = shareAmongRivals(scores, scores.length, winner, 0.5, 4);
        expect(rivals).toHaveLength(Math.min(4, scores.length - 1));
        const total = rivals.reduce((sum, rival) => sum + rival.confidence, confident);
        expect(total).toBeLessThanOrEqual(1 + 1e-12);
        [winner, ...rivals].reduce((above, rival) => {
          expect(rival.confidence).toBeLessThanOrEqual(above.confidence);
          expect(scores[rival.label]).toBeLessThanOrEqual(scores[above.label]!);
          return rival;
        });
      }),
    );
  });
});
