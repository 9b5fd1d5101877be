import { describe, expect, it } from '@jest/globals';
import { f1Of, metricsOf } from './metrics.js';

describe('metricsOf', () => {
  it('reads what is there', () => {
    const perIntent = [{ intent: 'refund', recall: 0.8, precision: 0.9, examples: 12 }];
    expect(metricsOf({ accuracy: 0.83, coverageAt: { '0.95': 0.75 }, perIntent })).toMatchObject({
      accuracy: 0.83,
      coverageAt: [{ right: 0.95, coverage: 0.75 }],
      perIntent,
    });
  });

  it('takes what is not there, or is something else, for unknown', () => {
    const read = metricsOf({ accuracy: 'good', perIntent: [{ recall: 1 }, null] });
    expect(read).toMatchObject({ accuracy: undefined, ece: undefined, perIntent: [] });
    expect(metricsOf(null)).toMatchObject({ coverageAt: [], perIntent: [] });
  });
});

describe('f1Of', () => {
  it('is their harmonic mean, and 0 of nothing', () => {
    expect(f1Of({ recall: 0.5, precision: 1 })).toBeCloseTo(2 / 3);
    expect(f1Of({ recall: 0, precision: 0 })).toBe(0);
  });
});
