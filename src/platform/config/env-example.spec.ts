import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { variableName } from './environment.js';
import { loadSettings } from './load-settings.js';

const TEXT = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');

/** Settings without a default, whose lines in the file are examples. */
const OPTIONAL = [
  ...['databaseUrl', 'adminPassword', 'encoderUrl', 'encoderModel', 'encoderApiKey', 'redisUrl'],
  ...['organizationDomain', 'publicUrl', 'smtpUrl', 'mailFrom', 'webauthnOrigins', 'webauthnRpId'],
  ...['secretKeyPrevious', 'readinessToken', 'auditLog'],
  ...['oidcIssuer', 'oidcAudience', 'oidcJwksUrl', 'oidcRoleClaim', 'oidcRoles'],
  'accountPagesUrl',
];

describe('.env.example', () => {
  it('documents every setting, and none that does not exist', () => {
    const documented = [...TEXT.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    const known = new Set([...Object.keys(loadSettings({})), ...OPTIONAL].map(variableName));
    // Only docker-compose.yml reads it.
    known.add('POSTGRES_PASSWORD');
    expect(new Set(documented)).toEqual(known);
  });

  it('shows the defaults', () => {
    const examples = new Set(OPTIONAL.map(variableName));
    const shown = [...TEXT.matchAll(/^# ([A-Z][A-Z_]+)=(.*)$/gm)]
      .map(([, name = '', value = '']) => [name, value] as const)
      .filter(([name]) => !examples.has(name));
    const withoutSecret = (given: Record<string, string>) =>
      Object.assign({}, loadSettings(given), { secretKey: '' });
    expect(withoutSecret(Object.fromEntries(shown))).toEqual(withoutSecret({}));
  });
});
