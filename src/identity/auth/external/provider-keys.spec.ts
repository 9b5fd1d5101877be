import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { exportJWK, type FlattenedJWSInput, generateKeyPair, type JWK } from 'jose';
import { until } from '../../../../test/support/until.js';
import { ProviderUnavailableError } from './external.errors.js';
import { ProviderKeys } from './provider-keys.js';

const ISSUER = 'https://id.example/auth/';
const DISCOVERY = 'https://id.example/auth/.well-known/openid-configuration';
const KEYS = 'https://id.example/keys';
const SECOND = 1_000;
const HOUR = 3_600_000;

let jwk: JWK;

let now: number;
let shown: string[];
let answers: Record<string, unknown>;
let asked: string[];
let away: boolean;

async function get(url: string): Promise<unknown> {
  asked.push(url);
  await Promise.resolve();
  if (away) throw new Error('connection refused');
  return url === KEYS ? { keys: shown.map((kid) => ({ ...jwk, kid })) } : answers[url];
}

const keysOf = (provider: object = { jwksUrl: KEYS }): ProviderKeys =>
  new ProviderKeys({ issuer: ISSUER, ...provider }, get, () => now);

async function find(sut: ProviderKeys, kid: string) {
  return await sut.keyOf({ alg: 'EdDSA', kid }, {} as FlattenedJWSInput);
}

beforeAll(async () => {
  jwk = await exportJWK((await generateKeyPair('EdDSA')).publicKey);
});

beforeEach(() => {
  Logger.overrideLogger(false);
  [now, shown, asked, away] = [Date.now(), ['one'], [], false];
  answers = { [DISCOVERY]: { issuer: ISSUER, jwks_uri: KEYS } };
});

describe('ProviderKeys', () => {
  it('asks once for many tokens, at once and later', async () => {
    const sut = keysOf();
    await Promise.all(Array.from({ length: 50 }, () => find(sut, 'one')));
    now += 9 * 60 * SECOND;
    await find(sut, 'one');
    expect(asked).toEqual([KEYS]);
  });

  it('finds the address of the keys by what the provider says of itself', async () => {
    await find(keysOf({}), 'one');
    expect(asked).toEqual([DISCOVERY, KEYS]);
  });

  it.each([
    ['of another issuer', { issuer: 'https://other.example', jwks_uri: KEYS }],
    ['of nearly this issuer', { issuer: ISSUER.slice(0, -1), jwks_uri: KEYS }],
    ['without an address', { issuer: ISSUER }],
    ['with an address in plain text', { issuer: ISSUER, jwks_uri: 'http://id.example/keys' }],
    ['with a file', { issuer: ISSUER, jwks_uri: 'file:///etc/keys' }],
    ['that is nothing', null],
  ])('takes no keys from a description %s', async (_, said) => {
    answers[DISCOVERY] = said;
    await expect(find(keysOf({}), 'one')).rejects.toThrow(ProviderUnavailableError);
    expect(asked).toEqual([DISCOVERY]);
  });

  it('asks again for a key that is new, and knows the old one no more', async () => {
    const sut = keysOf();
    await find(sut, 'one');
    shown = ['two'];
    now += 10 * SECOND;
    await find(sut, 'two');
    await expect(find(sut, 'one')).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });

  it('asks every ten seconds at the most, however many keys are invented', async () => {
    const sut = keysOf();
    await find(sut, 'one');
    for (let time = 0; time < 60; time++) {
      now += SECOND;
      const invented = Array.from({ length: 20 }, (_, n) => find(sut, `${time}-${n}`));
      const results = await Promise.allSettled(invented);
      expect(results.every(({ status }) => status === 'rejected')).toBe(true);
      await find(sut, 'one');
    }
    expect(asked).toHaveLength(7);
  });

  it('goes on with the keys that are there while the provider is away, for a day', async () => {
    const sut = keysOf();
    await find(sut, 'one');
    away = true;
    for (let hour = 0; hour < 23; hour++) {
      now += HOUR;
      await find(sut, 'one');
    }
    now += 2 * HOUR;
    await expect(find(sut, 'one')).rejects.toThrow(ProviderUnavailableError);
    away = false;
    now += 10 * SECOND;
    await find(sut, 'one');
  });

  it('uses keys of some minutes while it fetches others, and waits when they are of hours', async () => {
    const sut = keysOf();
    await find(sut, 'one');
    shown = ['two'];
    now += 11 * 60 * SECOND;
    await find(sut, 'one');
    await until(() => find(sut, 'two')).toBeDefined();
    shown = ['three'];
    now += 2 * HOUR;
    await expect(find(sut, 'two')).rejects.toThrow();
  });

  it('without any key says so at once, and asks every two seconds', async () => {
    const sut = keysOf();
    away = true;
    for (let time = 0; time < 10; time++) {
      await expect(find(sut, 'one')).rejects.toThrow(ProviderUnavailableError);
      now += SECOND;
    }
    expect(asked).toHaveLength(5);
    away = false;
    await find(sut, 'one');
  });

  it('keeps what it has when the provider answers something else than keys', async () => {
    const sut = keysOf({ jwksUrl: DISCOVERY });
    answers[DISCOVERY] = { keys: [{ ...jwk, kid: 'one' }] };
    await find(sut, 'one');
    for (const nonsense of [null, 7, 'x', {}, { keys: {} }, { keys: [7] }]) {
      answers[DISCOVERY] = nonsense;
      now += 2 * HOUR;
      await find(sut, 'one');
    }
  });
});
