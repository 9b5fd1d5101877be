import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { loadSettings, SettingsError } from './load-settings.js';

const OIDC_ISSUER = 'https://id.example/auth/';
const OIDC_AUDIENCE = 'support, authenticated';
const PRODUCTION = { ENV: 'production', SECRET_KEY: 'Zk3vT9qLw1XnB7cY5rHs2DfG8jKm4PaU' };

describe('the settings of an identity provider', () => {
  it('are off unless they are given', () => {
    const { oidcIssuer, oidcAudience, oidcRoles } = loadSettings({});
    expect({ oidcIssuer, oidcAudience, oidcRoles }).toEqual({ oidcAudience: [], oidcRoles: [] });
  });

  it('are read as they are given', () => {
    const given = {
      OIDC_ISSUER,
      OIDC_AUDIENCE,
      OIDC_JWKS_URL: 'https://id.example/keys',
      OIDC_ALGORITHMS: 'RS256, Ed25519',
      OIDC_ROLE_CLAIM: 'app_metadata.role',
      OIDC_ROLES: 'support=agent, owner=admin',
    };
    expect(loadSettings({ ...PRODUCTION, ...given })).toMatchObject({
      oidcIssuer: OIDC_ISSUER,
      oidcAudience: ['support', 'authenticated'],
      oidcJwksUrl: 'https://id.example/keys',
      oidcAlgorithms: ['RS256', 'Ed25519'],
      oidcRoleClaim: 'app_metadata.role',
      oidcRoles: ['support=agent', 'owner=admin'],
    });
  });

  it.each([
    ['OIDC_AUDIENCE', { OIDC_ISSUER }],
    ['OIDC_ISSUER', { OIDC_AUDIENCE }],
    ['OIDC_ISSUER', { OIDC_JWKS_URL: 'https://id.example/keys' }],
    ['OIDC_ROLES', { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_ROLE_CLAIM: 'roles' }],
    ['OIDC_ROLE_CLAIM', { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_ROLES: 'owner=admin' }],
  ])('miss %s in %j', (missing, given) => {
    const load = () => loadSettings(given);
    expect(load).toThrow(SettingsError);
    expect(load).toThrow(new RegExp(`^${missing} is missing`));
  });

  it('need https in production only', () => {
    const plain = { OIDC_ISSUER: 'http://id.example', OIDC_AUDIENCE };
    expect(loadSettings(plain).oidcIssuer).toBe('http://id.example');
    const load = (given: object) => () => loadSettings({ ...PRODUCTION, ...given });
    expect(load(plain)).toThrow(/^OIDC_ISSUER is wrong.*https/);
    const keys = { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL: 'http://id.example/keys' };
    expect(load(keys)).toThrow(/^OIDC_JWKS_URL is wrong.*https/);
  });
});
