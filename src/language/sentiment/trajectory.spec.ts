import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trajectoryOf, TRENDS } from './trajectory.js';

const score = fc.double({ min: -1, max: 1, noNaN: true });
const sentiment = fc.record({ score, known: fc.boolean() });
const conversation = fc.array(sentiment, { maxLength: 60 });

const known = (...scores: number[]) => scores.map((it) => ({ score: it, known: true }));

describe('trajectoryOf', () => {
  it('tells a quarrel from one that was made up', () => {
    expect(trajectoryOf(known(0.1, -0.3, -0.8))?.trend).toBe('worsening');
    expect(trajectoryOf(known(-0.8, -0.2, 0.6))).toMatchObject({
      start: -0.8,
      trend: 'improving',
      lowest: -0.8,
    });
    expect(trajectoryOf(known(-0.1, 0, -0.1))?.trend).toBe('steady');
  });

  it('remembers what came before a short "ok"', () => {
    expect(trajectoryOf(known(-0.9, -0.9, 0))?.now).toBeLessThan(-0.3);
  });

  it('knows of none where nothing is known', () => {
    expect(trajectoryOf([])).toBeUndefined();
    expect(trajectoryOf([{ score: 0, known: false }])).toBeUndefined();
  });

  it('passes over what is not known', () => {
    fc.assert(
      fc.property(conversation, (sentiments) => {
        const only = sentiments.filter((it) => it.known);
        expect(trajectoryOf(sentiments)).toEqual(trajectoryOf(only));
      }),
    );
  });

  it('stays within the scores, and is steady where they are', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), (scores) => {
        const sut = trajectoryOf(known(...scores))!;
        expect(sut.start).toBe(scores[0]);
        expect(sut.lowest).toBe(Math.min(...scores));
        expect(sut.now).toBeGreaterThanOrEqual(sut.lowest - 1e-9);
        expect(sut.now).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
        expect(TRENDS).toContain(sut.trend);
        expect(trajectoryOf(known(...scores.map(() => scores[0]!)))?.trend).toBe('steady');
      }),
    );
  });

  it('mirrors: what improves worsens with the signs turned', () => {
    const turned = { improving: 'worsening', worsening: 'improving', steady: 'steady' } as const;
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), (scores) => {
        const sut = trajectoryOf(known(...scores))!;
        expect(trajectoryOf(known(...scores.map((it) => -it)))?.trend).toBe(turned[sut.trend]);
      }),
    );
  });

  it('is never worse for a better last message', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 2, maxLength: 60 }), score, (scores, other) => {
        const [low, high] = [scores.at(-1)!, other].sort((a, b) => a - b) as [number, number];
        const before = scores.slice(0, -1);
        const worse = trajectoryOf(known(...before, low))!;
        const better = trajectoryOf(known(...before, high))!;
        expect(better.now).toBeGreaterThanOrEqual(worse.now);
      }),
    );
  });
});
