import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Told, worthTurningAway } from './worth-turning-away.js';

function told(familiarity: number, known: boolean, more: Partial<Told> = {}): Told {
  return { familiarity, known, answered: true, right: known, ...more };
}

/** Messages whose familiarity rises from `from` in steps of a thousandth. */
function messages(count: number, from: number, known: boolean, more: Partial<Told> = {}): Told[] {
  return Array.from({ length: count }, (_, i) => told(from + i / 1000, known, more));
}

describe('worthTurningAway', () => {
  it('turns nobody away where all that is known looks less familiar than what is not', () => {
    expect(worthTurningAway([...messages(100, 0, true), ...messages(100, 1, false)])).toBe(0);
  });

  it('turns nobody known away where the two are apart', () => {
    expect(worthTurningAway([...messages(100, 1, true), ...messages(100, 0, false)])).toBe(0);
  });

  it('pays with right answers for wrong ones as long as they are worth it', () => {
    // The ten least familiar of 100 known stand under half of the unknown: 0.85 · 10 / 100 are lost,
    // 3 · 0.15 · 50 / 100 are spared.
    const sut = [
      ...messages(10, 0, true),
      ...messages(50, 0.1, false),
      ...messages(90, 1, true),
      ...messages(50, 2, false),
    ];
    expect(worthTurningAway(sut)).toBeCloseTo(0.1, 12);
    // 0.85 · 40 / 100 are more than is spared.
    const dear = [
      ...messages(40, 0, true),
      ...messages(50, 0.1, false),
      ...messages(60, 1, true),
      ...messages(50, 2, false),
    ];
    expect(worthTurningAway(dear)).toBe(0);
  });

  it('does not weigh what would not be answered anyway', () => {
    const unanswered = messages(50, 0.1, false, { answered: false });
    const sut = [...messages(10, 0, true), ...unanswered, ...messages(90, 1, true)];
    expect(worthTurningAway(sut)).toBe(0);
  });

  it('counts a wrong answer to a known message as wrong', () => {
    const wrong = messages(20, 0, true, { right: false });
    const sut = [...wrong, ...messages(80, 1, true), ...messages(10, 2, false)];
    expect(worthTurningAway(sut)).toBeCloseTo(0.2, 12);
  });

  it('is a share, and 0 with nothing to weigh', () => {
    const one = fc.record({
      familiarity: fc.double({ min: 0, max: 1, noNaN: true }),
      known: fc.boolean(),
      answered: fc.boolean(),
      right: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one), (some) => {
        const share = worthTurningAway(some);
        expect(share >= 0 && share <= 1).toBe(true);
        if (some.every(({ known }) => known)) expect(share).toBe(0);
      }),
    );
  });
});
