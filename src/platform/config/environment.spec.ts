import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  domainViolation,
  issuerViolation,
  list,
  number,
  trustedProxies,
  trustedProxiesViolation,
  truth,
  variableName,
} from './environment.js';

describe('number', () => {
  it.each([
    ['0', 0],
    ['-3', -3],
    ['0.75', 0.75],
    [' 12 ', 12],
  ])('reads %j', (text, value) => {
    expect(number(text)).toBe(value);
  });

  it.each(['', 'abc', '1e3', '0x10', '1.', '.5', '1,5', 'NaN', 'Infinity', '1 2', '+1', '٣'])(
    'leaves %j as it is, so that validation can refuse it',
    (text) => {
      expect(number(text)).toBe(text);
    },
  );

  it('reads back every integer', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => number(String(value)) === value));
  });
});

describe('truth', () => {
  it.each(['true', '1', 'yes', 'on', 'TRUE', ' Yes '])('%j is true', (text) => {
    expect(truth(text)).toBe(true);
  });

  it.each(['false', '0', 'no', 'off', 'FALSE', ' Off '])('%j is false', (text) => {
    expect(truth(text)).toBe(false);
  });

  it.each(['', 'y', '2', 'truefalse', 'maybe'])('leaves %j as it is', (text) => {
    expect(truth(text)).toBe(text);
  });
});

describe('list', () => {
  it('splits at commas and drops what is empty', () => {
    expect(list('a, b ,,c,')).toEqual(['a', 'b', 'c']);
    expect(list(' , ')).toEqual([]);
  });
});

describe('variableName', () => {
  it.each([
    ['port', 'PORT'],
    ['databaseUrl', 'DATABASE_URL'],
    ['confidenceThresholdAutoResolve', 'CONFIDENCE_THRESHOLD_AUTO_RESOLVE'],
  ])('%s is %s', (field, variable) => {
    expect(variableName(field)).toBe(variable);
  });
});

type Trusts = (address: string, hop: number) => boolean;

describe('trustedProxies', () => {
  it.each([
    ['false', false],
    ['0', false],
    ['FALSE', false],
    ['10.0.0.0/8, ::1', '10.0.0.0/8, ::1'],
  ])('%s becomes %j', (setting, trusted) => {
    expect(trustedProxies(setting)).toBe(trusted);
  });

  it.each([
    ['true', 1],
    ['True', 1],
    ['1', 1],
    ['2', 2],
  ])('%s believes %d proxies, and never all that a client may claim', (setting, proxies) => {
    const trusts = trustedProxies(setting);
    expect(typeof trusts).toBe('function');
    const believed = [0, 1, 2, 3].filter((hop) => (trusts as Trusts)('10.0.0.1', hop));
    expect(believed).toHaveLength(proxies);
  });
});

describe('trustedProxiesViolation', () => {
  it.each(['false', 'true', '0', '12', '10.0.0.1', '10.0.0.0/32, ::1', '2001:db8::/128'])(
    'takes %s',
    (setting) => {
      expect(trustedProxiesViolation(setting)).toBeUndefined();
    },
  );

  it.each(['', '123', 'all', '10.0.0.0/33', '2001:db8::/129', '10.0.0.0/8/8', '10.0.0.1,proxy'])(
    'refuses %j',
    (setting) => {
      expect(trustedProxiesViolation(setting)).toMatch(/^must be false, true/);
    },
  );
});

describe('domainViolation', () => {
  it.each(['example.com', 'desk.example.com', 'localhost', 'a-b.example'])(
    'takes %s',
    (setting) => {
      expect(domainViolation(setting)).toBeUndefined();
    },
  );

  it.each(['', '-a.example', 'a..b', '10.0.0.1', 'https://a.example', 'a'.repeat(190)])(
    'refuses %j',
    (setting) => {
      expect(domainViolation(setting)).toMatch(/^must be the name of a domain/);
    },
  );
});

describe('issuerViolation', () => {
  it.each([
    ['https://login.example/realm', undefined],
    ['ftp://login.example', /^must be an http/],
    ['https://a:b@login.example', /^must be an http/],
    ['https://login.example?x=1', /query or a fragment/],
    [`https://login.example/${'x'.repeat(500)}`, /at most 500/],
  ])('of %s is %s', (setting, expected) => {
    if (expected === undefined) expect(issuerViolation(setting)).toBeUndefined();
    else expect(issuerViolation(setting)).toMatch(expected);
  });
});
