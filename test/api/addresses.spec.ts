import { beforeAll, expect, test } from '@jest/globals';
import { type Api, PASSWORD } from '../support/api.js';
import { anyone, expectInvalid, expectProblem, theAdmin, unique } from '../support/builders.js';

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

const register = (email: string) => anyone().post('/auth/register', { email, password: PASSWORD });
const login = (email: string) => anyone().post('/auth/login', { email, password: PASSWORD });
/** Of a domain whose name only this test uses. */
const domain = (prefix: string) => `${prefix}${unique('').replace('_', '-')}.example`;

test('an address has one spelling, and is known by all of them', async () => {
  const host = domain('bücher');
  const { status, body } = await register(`Ada@${host.toUpperCase()}`);
  expect(status).toBe(201);
  expect(body['email']).toMatch(/^ada@xn--bcher-.*\.example$/);
  for (const spelling of [`ada@${host}`, `ＡＤＡ@${host}`, String(body['email'])]) {
    expectProblem(await register(spelling), 409, 'USER.EMAIL_TAKEN');
    expect((await login(spelling)).status).toBe(200);
  }
});

test('an address that looks like another one is taken', async () => {
  const host = domain('desk');
  const { body } = await register(`ape@${host}`);
  // Cyrillic letters, in the name and in the domain.
  expectProblem(await register(`аре@${host}`), 409, 'USER.EMAIL_TAKEN');
  expectProblem(await register(`ape@${host.replace('e', 'е')}`), 409, 'USER.EMAIL_TAKEN');
  expectProblem(
    await admin.post('/invitations', { email: `аре@${host}` }),
    409,
    'USER.EMAIL_TAKEN',
  );
  expect((await register(`a1e@${host}`)).status).toBe(201);
  expect((await register(`ale@${host}`)).status).toBe(201);
  // The other way round, once the first one is gone.
  await admin.delete(`/users/${Number(body['id'])}`);
  const foreign = await register(`аре@${host}`);
  expect(foreign.body['email']).toBe(`аре@${host}`);
  expectProblem(await register(`ape@${host}`), 409, 'USER.EMAIL_TAKEN');
  expect((await login(`аре@${host}`)).status).toBe(200);
  expectProblem(await login(`ape@${host}`), 401, 'AUTH.INVALID_CREDENTIALS');
  await admin.delete(`/users/${Number(foreign.body['id'])}`);
  expect((await register(`ape@${host}`)).status).toBe(201);
});

test.each(['аda', 'a\u200bda', 'a\u202eda'])('the deceptive name %j is refused', async (name) => {
  expectInvalid(await register(`${name}@${domain('desk')}`), 'email');
});

test('a name of one alphabet is as good as any', async () => {
  const email = `иван@${domain('desk')}`;
  expect((await register(email)).body['email']).toBe(email);
  expect((await login(email.toUpperCase())).status).toBe(200);
});
