import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectThat } from '../../../../test/support/expect-that.js';
import { compareAppearance, type DriftComparison, type Sighting } from './drift.js';
import { appearanceOf } from './held-out-profile.js';

/** Deterministic numbers from 0 to 1 (Lehmer). */
function randomNumbers(seed: number): () => number {
  let state = 1 + (Math.abs(seed) % 2_147_483_646);
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

interface World {
  readonly unsure: number;
  readonly unfamiliar: number;
  readonly unseen: number;
}

const HELD_OUT: World = { unsure: 3, unfamiliar: 0.05, unseen: 4 };

/** The confidence is 1 − u^unsure, the known share 1 − u^unseen. */
function sightings(seed: number, size: number, world: Partial<World> = {}) {
  const random = randomNumbers(seed);
  const { unsure, unfamiliar, unseen } = { ...HELD_OUT, ...world };
  return Array.from({ length: size }, () => ({
    confidence: 1 - random() ** unsure,
    familiar: random() >= unfamiliar,
    knownShare: 1 - random() ** unseen,
  }));
}

const EXPECTED = appearanceOf(sightings(1, 2_000));

function drifted({ signals }: DriftComparison): string[] {
  return signals.filter((it) => it.drifted).map(({ signal }) => signal);
}

describe('compareAppearance', () => {
  it('is steady on tickets like the examples, time after time', () => {
    for (let seed = 2; seed < 200; seed++) {
      const sut = compareAppearance(EXPECTED, sightings(seed * 7_919, 1_000));
      expectThat(sut.status, `seed ${seed}`).toBe('steady');
    }
  });

  it.each([
    ['confidence', { unsure: 0.8 }],
    ['unfamiliar', { unfamiliar: 0.15 }],
    ['known_share', { unseen: 1 }],
  ])('names the signal that drifted: %s', (signal, world) => {
    for (const size of [200, 1_000]) {
      const sut = compareAppearance(EXPECTED, sightings(17, size, world));
      expect(sut.status).toBe('drifted');
      expect(drifted(sut)).toEqual([signal]);
    }
  });

  it('tells what it compared', () => {
    const { signals } = compareAppearance(EXPECTED, sightings(5, 1_000, { unfamiliar: 0.2 }));
    const unfamiliar = signals.find(({ signal }) => signal === 'unfamiliar')!;
    expect(unfamiliar.expected).toBeCloseTo(0.05, 1);
    expect(unfamiliar.observed).toBeCloseTo(0.2, 1);
    expect(unfamiliar.distance).toBe(unfamiliar.observed! - unfamiliar.expected);
    expect(unfamiliar.pValue).toBeLessThan(0.001 / 3);
    // The mean of 1 − u³ is 3/4.
    const confidence = signals.find(({ signal }) => signal === 'confidence')!;
    expect(confidence.expected).toBeCloseTo(0.75, 1);
    expect(confidence.observed).toBeCloseTo(0.75, 1);
  });

  it('does not alarm on what is significant but a trifle', () => {
    const expected = appearanceOf(sightings(3, 200_000));
    const recent = sightings(4, 100_000, { unsure: 2.7, unfamiliar: 0.06, unseen: 3.6 });
    const { status, signals } = compareAppearance(expected, recent);
    expect(signals.every(({ pValue }) => pValue! < 0.001 / 3)).toBe(true);
    expect(status).toBe('steady');
  });

  it('does not alarm when fewer tickets are unfamiliar', () => {
    const expected = appearanceOf(sightings(3, 2_000, { unfamiliar: 0.3 }));
    expect(compareAppearance(expected, sightings(4, 1_000)).status).toBe('steady');
  });

  it('does not alarm when tickets look easier than the examples', () => {
    const recent = sightings(4, 1_000, { unsure: 12, unseen: 40 });
    const { status, signals } = compareAppearance(EXPECTED, recent);
    expect(signals.filter(({ pValue }) => pValue! < 0.001 / 3)).toHaveLength(2);
    expect(status).toBe('steady');
  });

  it('says nothing with too few tickets or nothing to compare with', () => {
    const recent = sightings(9, 199, { unsure: 0.1 });
    expect(compareAppearance(EXPECTED, recent)).toEqual({ status: 'unknown', signals: [] });
    expect(compareAppearance(appearanceOf([]), sightings(9, 1_000)).status).toBe('unknown');
  });

  it('leaves decisions out whose known share was not kept', () => {
    const old: Sighting[] = sightings(6, 900).map((it) => ({ ...it, knownShare: null }));
    const few = compareAppearance(EXPECTED, old).signals.at(-1);
    expect(few).toMatchObject({ signal: 'known_share', observed: null, drifted: false });
    const recent = [...old, ...sightings(7, 300, { unseen: 1 })];
    expect(drifted(compareAppearance(EXPECTED, recent))).toEqual(['known_share']);
  });

  it('gives figures for whatever tickets there are', () => {
    const sighting = fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      familiar: fc.boolean(),
      knownShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    const many = fc.array(sighting, { minLength: 200, maxLength: 300 });
    fc.assert(
      fc.property(many, (recent) => {
        for (const { pValue, distance, expected } of compareAppearance(EXPECTED, recent).signals) {
          expect(pValue ?? 0).toBeGreaterThanOrEqual(0);
          expect(pValue ?? 0).toBeLessThanOrEqual(1);
          expect(Number.isFinite(distance ?? 0)).toBe(true);
          expect(Number.isFinite(expected)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});
