import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packPredictions, unpackPredictions } from './held-out-codec.js';

const prediction = fc.record({
  example: fc.nat().map(String),
  actual: fc.string(),
  predicted: fc.option(fc.string()),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
  familiar: fc.boolean(),
});

describe('packPredictions', () => {
  it('is read back exactly', () => {
    fc.assert(
      fc.property(fc.array(prediction), (given) => {
        expect(unpackPredictions(packPredictions(given))).toEqual(given);
      }),
    );
  });

  it('is small', () => {
    const given = Array.from({ length: 10_000 }, (_, i) => ({
      example: String(i),
      actual: `the intent number ${i % 77}`,
      predicted: `the intent number ${(i * 7) % 77}`,
      confidence: Math.sin(i) ** 2,
      familiar: i % 9 > 0,
    }));
    expect(packPredictions(given).length).toBeLessThan(200_000);
  });
});
