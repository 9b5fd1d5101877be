import { describe, expect, it } from '@jest/globals';
import { parseVerifyOptions } from './verify-options.js';

describe('parseVerifyOptions', () => {
  it('looks at everything unless it is told otherwise', () => {
    expect(parseVerifyOptions([])).toEqual({
      limit: 2_147_483_647,
      sinceId: 0,
      json: false,
      help: false,
    });
    expect(parseVerifyOptions(['--limit', '5', '--since-id=7', '--json'])).toEqual({
      limit: 5,
      sinceId: 7,
      json: true,
      help: false,
    });
  });

  it.each([
    [['--limit', '0'], /--limit/],
    [['--limit', 'many'], /--limit/],
    [['--limit', '2147483648'], /--limit/],
    [['--since-id', '1.5'], /--since-id/],
    [['--since-id'], /since-id/],
    [['--sinceid', '1'], /sinceid/],
    [['17'], /17/],
  ])('refuses %j', (parameters, message) => {
    expect(parseVerifyOptions(parameters)).toMatch(message);
  });
});
