import { describe, expect, it } from '@jest/globals';
import { withoutPort } from './forwarded-addresses.js';

describe('withoutPort', () => {
  it.each([
    ['192.0.2.1:50001', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['[2001:db8::1]:50001', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['2001:db8::1:50001', '2001:db8::1:50001'],
    ['unknown', 'unknown'],
    ['[x]:1', '[x]:1'],
    ['', ''],
  ])('%j is %j', (entry, address) => {
    expect(withoutPort(entry)).toBe(address);
  });
});
