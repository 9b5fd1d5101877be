import { describe, expect, it } from '@jest/globals';
import { largestQuantized, quantizeWeights } from './quantization.js';

describe('largestQuantized', () => {
  it.each([8, 256, 512, 1536])('keeps the sums of %i products within 32 bits', (width) => {
    const largest = largestQuantized(width);
    expect((width / 4) * largest ** 2).toBeLessThan(2 ** 31);
    expect(largest).toBeLessThan(2 ** 15);
    expect(largest).toBeGreaterThan(2_000);
  });
});

describe('quantizeWeights', () => {
  it('puts eight weights of each of four columns side by side', () => {
    const width = 16;
    const columns = 8;
    const weights = Float32Array.from({ length: width * columns }, (_, i) => Math.sin(i));
    const { values, scales } = quantizeWeights(weights, width, columns);
    let place = 0;
    for (let group = 0; group < columns; group += 4) {
      for (let step = 0; step < width; step += 8) {
        for (let column = group; column < group + 4; column++) {
          for (let row = step; row < step + 8; row++) {
            const value = values[place++]! * scales[column]!;
            expect(value).toBeCloseTo(weights[row * columns + column]!, 4);
          }
        }
      }
    }
  });

  it('leaves a column of zeros at zero', () => {
    const { values, scales } = quantizeWeights(new Float32Array(32), 8, 4);
    expect([...values, ...scales].every((value) => value === 0)).toBe(true);
  });
});
