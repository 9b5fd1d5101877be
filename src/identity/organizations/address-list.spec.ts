import { describe, expect, it } from '@jest/globals';
import { addressList, addressViolation } from './address-list.js';

describe('addressList', () => {
  it.each([
    [[], '203.0.113.7', true],
    [[], 'unknown', true],
    [['203.0.113.7'], '203.0.113.7', true],
    [['203.0.113.7'], '203.0.113.8', false],
    [['203.0.113.7'], '::ffff:203.0.113.7', true],
    [['203.0.113.0/24'], '203.0.113.255', true],
    [['203.0.113.0/24'], '203.0.114.0', false],
    [['0.0.0.0/0'], '198.51.100.1', true],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['2001:db8::/32'], '2001:DB8:1::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['fe80::/10'], 'fe80::1%eth0', true],
    [['::ffff:203.0.113.0/120'], '203.0.113.7', true],
    [['10.0.0.0/8', '2001:db8::1'], '2001:db8:0::1', true],
    [['10.0.0.0/8'], 'unknown', false],
    [['10.0.0.0/8'], '', false],
  ])('%j lets %s in: %s', (entries, address, expected) => {
    expect(addressList(entries)(address)).toBe(expected);
  });
});

describe('addressViolation', () => {
  it.each(['203.0.113.7', '203.0.113.0/24', '0.0.0.0/0', '::1', '2001:db8::/32', '::/0'])(
    'takes %s',
    (text) => {
      expect(addressViolation(text)).toBeUndefined();
    },
  );

  it.each(['', 'localhost', '203.0.113.0/33', '::/129', '10.0.0.0/8/8', '10.0.0.0/', '1.2.3', 7])(
    'refuses %j',
    (text) => {
      expect(addressViolation(text)).toBeDefined();
    },
  );

  it('refuses a zone, which means something on one machine only', () => {
    expect(addressViolation('fe80::1%eth0')).toBeDefined();
  });
});
