import { describe, expect, it } from 'vitest';
import { fitFamiliarity, isFamiliar } from './familiarity.js';

const signs = (knownShare: number, backgroundLead = -Infinity) => ({ knownShare, backgroundLead });

describe('fitFamiliarity', () => {
  it('keeps more than 99 % of the held-out examples familiar', () => {
    const heldOut = Array.from({ length: 1000 }, (_, i) => signs(0.1 + i / 2000, i / 1000 - 1));
    const sut = fitFamiliarity(heldOut);
    const kept = heldOut.filter((message) => isFamiliar(sut, message)).length;
    expect(kept).toBeGreaterThan(990);
    expect(kept).toBeLessThan(1000);
  });

  it('stays below the lowest of few examples', () => {
    const sut = fitFamiliarity([signs(0.6), signs(0.7)]);
    expect(sut.leastKnownShare).toBeCloseTo((0.6 * 2 + 0.15 * 50) / 52, 12);
    expect(sut.largestBackgroundLead).toBe(0);
  });

  it('has a bound without any example', () => {
    expect(fitFamiliarity([])).toEqual({ leastKnownShare: 0.15, largestBackgroundLead: 0 });
  });

  it('never lets a winning background be familiar', () => {
    const heldOut = Array.from({ length: 500 }, () => signs(1, 0.5));
    expect(isFamiliar(fitFamiliarity(heldOut), signs(1, 0.001))).toBe(false);
  });
});

describe('isFamiliar', () => {
  it('asks for both signs', () => {
    const sut = { leastKnownShare: 0.4, largestBackgroundLead: -0.1 };
    expect(isFamiliar(sut, signs(0.4, -0.1))).toBe(true);
    expect(isFamiliar(sut, signs(0.39, -0.1))).toBe(false);
    expect(isFamiliar(sut, signs(0.4, -0.09))).toBe(false);
  });
});
