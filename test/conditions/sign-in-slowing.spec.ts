import { beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { fixture } from '../support/fixture.js';
import { type Service } from '../support/service.js';

const GUESSES = 12;

let service: Service;

beforeAll(async () => {
  ({ service } = await fixture({
    RATE_LIMIT_SIGN_IN_PER_MINUTE: '30',
    // Each test has addresses of its own.
    TRUST_PROXY: 'true',
  }));
});

/** Not through `Api`, which would wait and try again when it is told to. */
async function signIn(email: string, password: string, from: string) {
  const response = await fetch(`${service.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ email, password }),
  });
  const body = (await response.json()) as { code?: string };
  return { status: response.status, headers: response.headers, body };
}

/** So many guesses at once from one address. */
function guessFrom(address: string, email: string) {
  return Promise.all(Array.from({ length: GUESSES }, () => signIn(email, 'a guess', address)));
}

test.each(['victim@example.com', 'nobody-at-all@example.com'])(
  'guesses at %s from many addresses are slowed, and from none of them refused for good',
  async (email) => {
    const attackers = Array.from({ length: 5 }, (_, n) => `203.0.113.${email.length}${n}`);
    const answers = (await Promise.all(attackers.map((it) => guessFrom(it, email)))).flat();
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    // One free attempt or a waiting one for each, and five more for all together.
    const made = statuses.filter((status) => status === 401);
    expect(made.length).toBeGreaterThanOrEqual(5);
    expect(made.length).toBeLessThanOrEqual(5 + attackers.length + 2);
    for (const { status, headers, body } of answers) {
      if (status !== 429) continue;
      expect(body.code).toBe('REQUEST.RATE_LIMITED');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(4);
    }
  },
);

test('the owner signs in from elsewhere while somebody guesses', async () => {
  const email = 'owner@example.com';
  await new Api(service.url).post('/auth/register', { email, password: PASSWORD });
  const guesses = ['198.51.100.1', '198.51.100.2', '198.51.100.3'].map((it) =>
    guessFrom(it, email),
  );
  const { status } = await signIn(email, PASSWORD, '192.0.2.7');
  expect(status).toBe(200);
  await Promise.all(guesses);
  expect((await signIn(email, PASSWORD, '192.0.2.8')).status).toBe(200);
});
