import { describe, expect, it } from '@jest/globals';
import { expectedCalibrationError } from '../classifier/metrics.js';
import { seededRandom } from '../classifier/random.js';
import { calibrationNoise } from './calibration-noise.js';

describe('calibrationNoise', () => {
  it('is what the error of true confidences comes to', () => {
    const random = seededRandom(7);
    const confidences = Array.from({ length: 400 }, () => 0.3 + 0.7 * random());
    const errors = Array.from({ length: 400 }, () =>
      expectedCalibrationError(
        confidences.map((confidence) => ({ confidence, right: random() < confidence })),
      ),
    );
    const mean = errors.reduce((sum, it) => sum + it, 0) / errors.length;
    const variance = errors.reduce((sum, it) => sum + (it - mean) ** 2, 0) / errors.length;
    const sut = calibrationNoise(confidences);
    expect(sut.mean).toBeGreaterThan(mean * 0.93);
    expect(sut.mean).toBeLessThan(mean * 1.07);
    expect(sut.deviation).toBeGreaterThan(Math.sqrt(variance) * 0.85);
    expect(sut.deviation).toBeLessThan(Math.sqrt(variance) * 1.15);
  });

  it('is nothing where there is no doubt, or nothing at all', () => {
    expect(calibrationNoise([1, 1, 0])).toEqual({ mean: 0, deviation: 0 });
    expect(calibrationNoise([])).toEqual({ mean: 0, deviation: 0 });
  });
});
