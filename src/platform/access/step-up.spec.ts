import { describe, expect, it } from '@jest/globals';
import { needsStepUp } from './step-up.js';

describe('needsStepUp', () => {
  it.each([
    [undefined, { a: 1 }, false],
    [{}, undefined, true],
    [{}, { a: 1 }, true],
    [{ fields: ['a'] }, { a: undefined }, true],
    [{ fields: ['a', 'b'] }, { b: null, c: 1 }, true],
    [{ fields: ['a'] }, { c: 1 }, false],
    [{ fields: ['toString'] }, {}, false],
    [{ fields: ['a'] }, null, false],
    [{ fields: ['a'] }, 'a', false],
  ])('of the rule %j and the body %j is %s', (rule, body, expected) => {
    expect(needsStepUp(rule, body)).toBe(expected);
  });
});
