import { describe, expect, it } from '@jest/globals';
import { reasonToRetrain } from './retraining-need.js';

const RULE = { afterCorrections: 10, everyHours: 24 };
const STATE = { isTraining: false, corrections: 0, isOld: false, failedLately: false };

describe('reasonToRetrain', () => {
  it.each([
    [undefined, RULE, STATE],
    [undefined, RULE, { ...STATE, corrections: 9 }],
    ['corrections', RULE, { ...STATE, corrections: 10 }],
    ['corrections', RULE, { ...STATE, corrections: 10, failedLately: true }],
    ['schedule', RULE, { ...STATE, isOld: true }],
    [undefined, RULE, { ...STATE, isOld: true, failedLately: true }],
    [undefined, RULE, { ...STATE, corrections: 10, isOld: true, isTraining: true }],
    [undefined, { ...RULE, afterCorrections: 0 }, { ...STATE, corrections: 10 }],
    [undefined, { ...RULE, everyHours: 0 }, { ...STATE, isOld: true }],
  ])('is %s by %j in %j', (expected, rule, state) => {
    expect(reasonToRetrain(rule, state)).toBe(expected);
  });
});
