import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScoredPrediction } from '../classifier/metrics.js';
import { binomialCdf } from './binomial.js';
import { CONFIDENCE_GRID } from './confidence-grid.js';
import type { ErrorPromise } from './error-promise.js';
import { enoughData, guaranteedThreshold, leastData } from './guaranteed-threshold.js';

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
function draw(random: () => number, size: number): ScoredPrediction[] {
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

/** Every sequence of tests from its start to its break, with no memory of the others. */
function plainThreshold(
  judged: readonly ScoredPrediction[],
  { target, delta }: ErrorPromise,
): number | null {
  const starts = [0.999, 0.99, 0.96, 0.88, 0.7];
  const passes = (threshold: number): boolean => {
    const answered = judged.filter(({ confidence }) => confidence >= threshold);
    const wrong = answered.filter(({ right }) => !right).length;
    return binomialCdf(wrong, answered.length, target) <= delta / starts.length;
  };
  const lowest = starts.map((start) => {
    const sequence = CONFIDENCE_GRID.filter((it) => it <= start);
    const broken = sequence.findIndex((it) => !passes(it));
    return broken < 0 ? sequence.at(-1) : sequence[broken - 1];
  });
  const reached = lowest.filter((it) => it !== undefined);
  return reached.length > 0 ? Math.min(...reached) : null;
}

const promise: fc.Arbitrary<ErrorPromise> = fc.record({
  target: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
  delta: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
});

describe('guaranteedThreshold', () => {
  it.each([0.01, 0.02, 0.05])('keeps the target %d in all but the stated share', (target) => {
    const random = randomNumbers(7);
    const delta = 0.1;
    const trials = 250;
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

  it('does not count what is too unsure to begin with', () => {
    const unsure = Array.from({ length: 1_000 }, () => ({ confidence: 0.5, right: true }));
    const sure = Array.from({ length: 50 }, () => ({ confidence: 0.75, right: true }));
    const promised = { target: 0.02, delta: 0.1 };
    expect(guaranteedThreshold(unsure, promised)).toMatchObject({ threshold: null, missing: 194 });
    const { missing } = guaranteedThreshold([...unsure, ...sure], promised);
    expect(missing).toBe(194 - 50);
    const enough = [...unsure, ...Array<ScoredPrediction>(194).fill(sure[0]!)];
    expect(guaranteedThreshold(enough, promised)).toMatchObject({ coverage: 1, missing: 0 });
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

  it('comes to the same as every sequence tested from its start', () => {
    // Bands of like errors, so that sequences break at different places, or not at all.
    const band = fc.record({
      size: fc.integer({ min: 1, max: 150 }),
      lowest: fc.constantFrom(0.9995, 0.998, 0.98, 0.95, 0.9, 0.8, 0.6, 0.3, 0),
      wrong: fc.constantFrom(0, 0, 0.01, 0.05, 0.2),
    });
    fc.assert(
      fc.property(fc.integer(), fc.array(band, { maxLength: 8 }), (seed, bands) => {
        const random = randomNumbers(seed);
        const judged = bands.flatMap(({ size, lowest, wrong }) =>
          Array.from({ length: size }, () => ({
            confidence: lowest + (1 - lowest) * 0.2 * random(),
            right: random() >= wrong,
          })),
        );
        const promised = { target: 0.05, delta: 0.1 };
        const { threshold } = guaranteedThreshold(judged, promised);
        expect(threshold).toBe(plainThreshold(judged, promised));
      }),
      { numRuns: 150 },
    );
  });

  it('starts anew below where wrong labels broke a sequence off', () => {
    const sure = { confidence: 0.9997, right: true };
    const less = { confidence: 0.97, right: true };
    const judged = [
      ...Array<ScoredPrediction>(20).fill({ ...sure, right: false }),
      ...Array<ScoredPrediction>(80).fill(sure),
      ...Array<ScoredPrediction>(2_000).fill(less),
    ];
    const promised = { target: 0.02, delta: 0.1 };
    const { threshold, coverage, errorRate } = guaranteedThreshold(judged, promised);
    expect(threshold).toBe(plainThreshold(judged, promised));
    expect({ coverage, errorRate }).toEqual({ coverage: 1, errorRate: 20 / 2_100 });
  });
});

describe('leastData', () => {
  it('is the fewest that a promise takes if none is wrong', () => {
    fc.assert(
      fc.property(promise, (promised) => {
        const least = leastData(promised);
        const perfect = Array<ScoredPrediction>(least).fill({ confidence: 1, right: true });
        expect(guaranteedThreshold(perfect, promised).threshold).not.toBeNull();
        const { threshold, missing } = guaranteedThreshold(perfect.slice(1), promised);
        expect({ threshold, missing }).toEqual({ threshold: null, missing: 1 });
      }),
    );
  });

  it.each([
    [0.02, 0.1, 194],
    [0.05, 0.1, 77],
    [0.01, 0.05, 459],
  ])('for %d with delta %d is %i', (target, delta, expected) => {
    expect(leastData({ target, delta })).toBe(expected);
  });
});

describe('enoughData', () => {
  it('passes with half of the allowed errors, and not with much less data', () => {
    const passes = (size: number, { target, delta }: ErrorPromise) =>
      binomialCdf(Math.floor((size * target) / 2), size, target) <= delta / 5;
    fc.assert(
      fc.property(promise, (promised) => {
        const enough = enoughData(promised);
        expect(passes(enough, promised)).toBe(true);
        expect(enough).toBeGreaterThan(leastData(promised));
        // One wrong answer fewer, of the fewest messages that half the target allows it.
        const fewer = Math.ceil(
          (2 * (Math.round((enough * promised.target) / 2) - 1)) / promised.target,
        );
        expect(passes(fewer, promised)).toBe(false);
      }),
    );
  });

  it('asks for more where the promise is stricter', () => {
    expect(enoughData({ target: 0.01, delta: 0.1 })).toBeGreaterThan(
      enoughData({ target: 0.02, delta: 0.1 }),
    );
    expect(enoughData({ target: 0.02, delta: 0.01 })).toBeGreaterThan(
      enoughData({ target: 0.02, delta: 0.1 }),
    );
  });
});
