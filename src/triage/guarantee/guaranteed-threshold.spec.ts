import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guaranteedThreshold, type Judged } from './guaranteed-threshold.js';

/** Deterministic numbers from 0 to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A population whose confidence is true: right with just that probability. */
function draw(random: () => number, size: number): Judged[] {
  return Array.from({ length: size }, () => {
    const confidence = 1 - random() ** 3;
    return { confidence, right: random() < confidence };
  });
}

/** The true error rate among the answered, for confidence = 1 − u³ and errors at rate u³. */
function trueErrorRate(threshold: number): number {
  const most = Math.cbrt(1 - threshold);
  return most ** 4 / 4 / most;
}

describe('guaranteedThreshold', () => {
  it.each([0.01, 0.02, 0.05])('keeps the target %d in all but the stated share', (target) => {
    const random = randomNumbers(7);
    const delta = 0.1;
    const trials = 400;
    let broken = 0;
    let answered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { threshold } = guaranteedThreshold(draw(random, 100 / target), { target, delta });
      if (threshold === null) continue;
      answered += 1;
      if (trueErrorRate(threshold) > target) broken += 1;
    }
    expect(answered).toBeGreaterThan(trials * 0.9);
    expect(broken / trials).toBeLessThanOrEqual(delta);
  });

  it('answers nothing with too little data, and says how much is missing', () => {
    const few = Array.from({ length: 50 }, () => ({ confidence: 0.9999, right: true }));
    const { threshold, missing } = guaranteedThreshold(few, { target: 0.02, delta: 0.1 });
    expect(threshold).toBeNull();
    // ln(0.1 / 5) / ln(0.98) = 193.6: so many without an error are the least.
    expect(missing).toBe(194 - 50);
  });

  it('answers nothing when all is wrong, and with no data at all', () => {
    const wrong = Array.from({ length: 1_000 }, () => ({ confidence: 0.99, right: false }));
    expect(guaranteedThreshold(wrong, { target: 0.05, delta: 0.1 }).threshold).toBeNull();
    expect(guaranteedThreshold([], { target: 0.05, delta: 0.1 }).threshold).toBeNull();
  });

  it('survives a few wrong labels at the very top', () => {
    const random = randomNumbers(3);
    const noisy = draw(random, 4_000);
    for (let i = 0; i < 4; i++) noisy.push({ confidence: 0.99999, right: false });
    const { threshold } = guaranteedThreshold(noisy, { target: 0.05, delta: 0.1 });
    expect(threshold).not.toBeNull();
  });

  it('asks for no lower threshold when the target is stricter', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const judged = draw(randomNumbers(seed), 800);
        const strict = guaranteedThreshold(judged, { target: 0.02, delta: 0.1 });
        const loose = guaranteedThreshold(judged, { target: 0.05, delta: 0.1 });
        expect(loose.threshold ?? 1).toBeLessThanOrEqual(strict.threshold ?? 1);
      }),
      { numRuns: 30 },
    );
  });
});
