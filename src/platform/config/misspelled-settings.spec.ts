import { describe, expect, it } from '@jest/globals';
import { misspelledSettings } from './misspelled-settings.js';

describe('misspelledSettings', () => {
  it.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABAES_URL', 'DATABASE_URL'],
    ['DATABASE_URLS', 'DATABASE_URL'],
    ['database_url', 'DATABASE_URL'],
    ['SECRET-KEY', 'SECRET_KEY'],
    ['RATE_LIMIT_PER_MINUTES', 'RATE_LIMIT_PER_MINUTE'],
    ['TRUST_PROXI', 'TRUST_PROXY'],
  ])('takes %s for %s', (name, meant) => {
    expect(misspelledSettings({ [name]: 'x' })).toEqual([
      `${name} is no setting and is ignored: did you mean ${meant}?`,
    ]);
  });

  it.each(['PATH', 'PORTS', 'HOME', 'DATABASE', 'PGDATABASE_URL', 'POSTGRES_PASSWORD', 'NODE_ENV'])(
    'has nothing to say of %s',
    (name) => {
      expect(misspelledSettings({ [name]: 'x' })).toEqual([]);
    },
  );

  it('does not take a variable for one that is set', () => {
    expect(misspelledSettings({ DATABSE_URL: 'x', DATABASE_URL: 'y' })).toEqual([]);
  });
});
