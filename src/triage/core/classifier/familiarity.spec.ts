import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { familiarityOf, fitDetector, fitFamiliarity, isFamiliar } from './familiarity.js';
import { seededRandom } from './random.js';

/** σ(forKnown). */
const DETECTOR = { means: [0], deviations: [1], coefficients: [0, 1] };

function signs(knownShare: number, aboveBackground = Infinity, forKnown: number[] = [0]) {
  return { knownShare, aboveBackground, forKnown };
}

function answered<Judged extends { readonly known: boolean }>(judged: Judged) {
  return { ...judged, answered: true, right: judged.known };
}

describe('familiarityOf', () => {
  it('is the logistic function of the standardised signs', () => {
    const detector = { means: [2, 1], deviations: [2, 0.5], coefficients: [0.5, 1, 0.25] };
    const sut = { leastKnownShare: 0.1, detector, bar: 0 };
    // 0.5 + 1 · (6 − 2) / 2 + 0.25 · (2 − 1) / 0.5 = 3
    expect(familiarityOf(sut, signs(1, 0, [6, 2]))).toBeCloseTo(1 / (1 + Math.exp(-3)), 12);
  });

  it('is 0 where hardly anything is known or the background wins', () => {
    const sut = { leastKnownShare: 0.4, detector: null, bar: 0 };
    expect(familiarityOf(sut, signs(0.4, 0))).toBe(1);
    expect(familiarityOf(sut, signs(0.39, 0))).toBe(0);
    expect(familiarityOf(sut, signs(0.4, -1e-9))).toBe(0);
  });

  it('never falls when more speaks for a known intent', () => {
    const sign = fc.double({ min: -50, max: 50, noNaN: true });
    const judged = fc.record({ forKnown: fc.tuple(sign, sign), known: fc.boolean() }).map(answered);
    fc.assert(
      fc.property(fc.array(judged, { minLength: 1, maxLength: 30 }), sign, (rows, other) => {
        const sut = { leastKnownShare: 0, detector: fitDetector(rows), bar: 0 };
        const familiarities = [-60, -3, 0, 0.5, 20].map((rising) =>
          familiarityOf(sut, signs(1, 0, [rising, other])),
        );
        expect(familiarities).toEqual([...familiarities].sort((a, b) => a - b));
        for (const it of familiarities) expect(it >= 0 && it <= 1).toBe(true);
      }),
    );
  });
});

describe('familiarityOf a model of before', () => {
  it('ignores the signs that it does not know', () => {
    const sut = { leastKnownShare: 0, detector: DETECTOR, bar: 0 };
    expect(familiarityOf(sut, signs(1, 0, [2, 77, -5]))).toBe(familiarityOf(sut, signs(1, 0, [2])));
  });
});

describe('isFamiliar', () => {
  it('asks for the bar, and for anything at all', () => {
    const sut = { leastKnownShare: 0.4, detector: DETECTOR, bar: 0.3 };
    expect(isFamiliar(sut, 0.3)).toBe(true);
    expect(isFamiliar(sut, 0.29)).toBe(false);
    expect(isFamiliar({ ...sut, bar: 0 }, 0)).toBe(false);
  });
});

describe('fitDetector', () => {
  it('standardises each sign', () => {
    const { means, deviations } = fitDetector([
      answered({ forKnown: [1, 7], known: true }),
      answered({ forKnown: [5, 7], known: false }),
    ]);
    expect(means).toEqual([3, 7]);
    expect(deviations).toEqual([2, 1]);
  });

  it('tells the known from the unknown', () => {
    const random = seededRandom(4);
    const judged = Array.from({ length: 2000 }, (_, i) => ({
      forKnown: [random() * 3 + (i % 2), random()],
      known: i % 2 === 1,
    }));
    const sut = { leastKnownShare: 0, detector: fitDetector(judged.map(answered)), bar: 0 };
    const mean = (known: boolean) => {
      const own = judged.filter((it) => it.known === known);
      const sum = own.reduce((all, it) => all + familiarityOf(sut, signs(1, 0, it.forKnown)), 0);
      return sum / own.length;
    };
    expect(mean(true)).toBeGreaterThan(mean(false) + 0.1);
    const [, telling, noise] = sut.detector.coefficients;
    expect(telling).toBeGreaterThan(0.5);
    expect(noise).toBeLessThan(0.1);
  });

  it('holds a sign that speaks against at 0', () => {
    const judged = Array.from({ length: 100 }, (_, i) => ({
      forKnown: [i],
      known: i < 50,
    }));
    expect(fitDetector(judged.map(answered)).coefficients[1]).toBe(0);
  });

  it('makes little of a sign that was always the same', () => {
    const judged = Array.from({ length: 40 }, (_, i) => ({
      forKnown: [i % 2, 0.1],
      known: i % 2 === 1,
    }));
    const sut = { leastKnownShare: 0, detector: fitDetector(judged.map(answered)), bar: 0 };
    expect(sut.detector.deviations[1]).toBe(1);
    expect(familiarityOf(sut, signs(1, 0, [0, 0.2]))).toBeLessThan(0.5);
    expect(familiarityOf(sut, signs(1, 0, [1, 0]))).toBeGreaterThan(0.5);
  });
});

describe('fitFamiliarity', () => {
  it('keeps nearly all held-out examples familiar', () => {
    const heldOut = Array.from({ length: 1000 }, (_, i) => signs(0.1 + i / 2000, 0, [i / 100]));
    const sut = fitFamiliarity(heldOut, DETECTOR);
    const kept = heldOut.filter((it) => isFamiliar(sut, familiarityOf(sut, it))).length;
    expect(kept).toBeGreaterThan(970);
    expect(kept).toBeLessThan(1000);
  });

  it('turns away what the detector found worth it', () => {
    const heldOut = Array.from({ length: 1000 }, (_, i) => signs(1, 0, [i / 100]));
    const sut = fitFamiliarity(heldOut, { ...DETECTOR, turnedAway: 0.1 });
    const before = fitFamiliarity(heldOut, DETECTOR);
    const lost = (it: typeof sut) =>
      heldOut.filter((one) => !isFamiliar(it, familiarityOf(it, one))).length;
    // Some 50 more are assumed to be less familiar than the least.
    expect(lost(sut)).toBeGreaterThan(80);
    expect(lost(sut)).toBeLessThan(100);
    expect(lost(before)).toBeLessThan(21);
  });

  it('stays below the lowest of few examples', () => {
    const few = [signs(0.6, 0, [2]), signs(0.7, 0, [3])];
    const sut = fitFamiliarity(few, DETECTOR);
    expect(sut.leastKnownShare).toBeCloseTo((0.6 * 2 + 0.15 * 50) / 52, 12);
    expect(sut.bar).toBeCloseTo(((1 / (1 + Math.exp(-2))) * 2) / 52, 12);
  });

  it('never asks for more than half to be known', () => {
    const many = Array.from({ length: 5000 }, () => signs(0.95));
    expect(fitFamiliarity(many, null).leastKnownShare).toBe(0.5);
    const unknown = Array.from({ length: 5000 }, () => signs(0));
    expect(fitFamiliarity(unknown, null).leastKnownShare).toBe(0.05);
  });

  it('has a bound without any example', () => {
    const sut = { leastKnownShare: 0.15, detector: null, bar: 0 };
    expect(fitFamiliarity([], null)).toEqual(sut);
  });
});
