import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, PASSWORD } from '../support/api.js';
import { anyone, expectInvalid, expectProblem, theAdmin, unique } from '../support/builders.js';
import type { TokenPair } from '../support/schemas.js';

const api = anyone();
const LONG = 'no end to it '.repeat(10);
const newEmail = (): string => `${unique('someone')}@example.com`;

const register = (email: unknown, password: unknown = PASSWORD) =>
  api.post('/auth/register', { email, password });
const login = (email: unknown, password: unknown = PASSWORD) =>
  api.post<TokenPair>('/auth/login', { email, password });

describe('registration', () => {
  test('gives an account with the role user and shows no secret', async () => {
    const email = newEmail();
    const { status, body } = await register(email);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      email,
      role: 'user',
      disabled: false,
      secondFactor: false,
      kind: 'person',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updatedAt: body['createdAt'],
    });
  });

  test('stores the address in lower case', async () => {
    const email = newEmail();
    expect((await register(email.toUpperCase())).body['email']).toBe(email);
  });

  test('refuses an address that is taken, however it is written', async () => {
    const email = newEmail();
    await register(email);
    expectProblem(await register(email), 409, 'USER.EMAIL_TAKEN');
    expectProblem(await register(email.toUpperCase()), 409, 'USER.EMAIL_TAKEN');
  });

  test('lets one of ten at once have an address', async () => {
    const email = newEmail();
    const answers = await Promise.all(Array.from({ length: 10 }, () => register(email)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  test.each([
    'nobody',
    'a@b',
    '@example.com',
    'a b@example.com',
    'a\u0000b@example.com',
    'a\udfdcb@example.com',
    'a@\udfdc.com',
    `${'a'.repeat(250)}@example.com`,
    '',
    null,
    7,
    ['ada@example.com'],
    { email: 'ada@example.com' },
  ])('refuses the address %j', async (email) => {
    expectInvalid(await register(email), 'email');
  });

  test.each([
    'fourteen chars',
    '🔑'.repeat(14),
    LONG.slice(0, 129),
    '',
    null,
    123456789012345,
    ['a password for the tests'],
    'half of a pair \ud83d',
    'password1234567',
    'PasswordPassword',
    '123456789012345',
  ])('refuses the password %j', async (password) => {
    expectInvalid(await register(newEmail(), password), 'password');
  });

  test.each(['fifteen letters', LONG.slice(0, 128), 'пароль 密码 пароль 🔑', '  spaces   count  '])(
    'signs in with the password %j',
    async (password) => {
      const email = newEmail();
      expect((await register(email, password)).status).toBe(201);
      expect((await login(email, password)).status).toBe(200);
      expectProblem(
        await login(email, `${password.slice(0, -1)}_`),
        401,
        'AUTH.INVALID_CREDENTIALS',
      );
    },
  );

  test('refuses the e-mail address as its password, and says why', async () => {
    const email = newEmail();
    expect(expectInvalid(await register(email, email.toUpperCase()), 'password')).toEqual([
      expect.stringContaining('e-mail address'),
    ]);
    expect(expectInvalid(await register(email, 'qorvex lumida'), 'password')).toEqual([
      expect.stringMatching(/at least 15 .* has 13/),
    ]);
  });

  test('takes a password that another keyboard writes otherwise', async () => {
    const email = newEmail();
    await register(email, 'caf\u00e9 au lait demain');
    expect((await login(email, 'cafe\u0301 au lait demain')).status).toBe(200);
  });

  test('takes no role from outside', async () => {
    const body = { email: newEmail(), password: PASSWORD, role: 'admin' };
    expectInvalid(await api.post('/auth/register', body), 'role');
    expectProblem(await login(body.email), 401, 'AUTH.INVALID_CREDENTIALS');
  });
});

describe('sign-in', () => {
  let email: string;

  beforeAll(async () => {
    email = newEmail();
    await register(email);
  });

  test('gives a pair of tokens', async () => {
    const { status, body } = await login(email);
    expect(status).toBe(200);
    expect(body).toEqual({
      accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      tokenType: 'Bearer',
      expiresIn: expect.any(Number),
    });
  });

  test('does not mind how the address is written', async () => {
    expect((await login(email.toUpperCase())).status).toBe(200);
  });

  test('says the same of an unknown address and of a wrong password', async () => {
    const unknown = expectProblem(await login(newEmail()), 401, 'AUTH.INVALID_CREDENTIALS');
    const wrong = expectProblem(await login(email, 'not it'), 401, 'AUTH.INVALID_CREDENTIALS');
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' });
  });

  test('says the same of a deleted account', async () => {
    const gone = newEmail();
    const id = Number((await register(gone)).body['id']);
    expect((await (await theAdmin()).delete(`/users/${id}`)).status).toBe(204);
    expectProblem(await login(gone), 401, 'AUTH.INVALID_CREDENTIALS');
    expect((await register(gone)).status).toBe(201);
  });

  test.each(['a\u0000b@example.com', "' OR 1=1 --", '\u{1F511}'])(
    'knows nobody with the address %j',
    async (strange) => {
      const { status, body } = await login(strange);
      expect({ status, body }).toMatchObject({ status: expect.toBeOneOf([400, 401]) });
    },
  );

  test('refuses what is not text', async () => {
    expectInvalid(await login(null, ['x']), 'email', 'password');
    expectInvalid(await api.post('/auth/login', {}), 'email', 'password');
  });
});

describe('change of password', () => {
  const NEW = 'another password for the tests';
  let email: string;
  let session: TokenPair;
  let user: Api;

  const change = (currentPassword: unknown, newPassword: unknown) =>
    user.post('/auth/password', { currentPassword, newPassword });

  beforeAll(async () => {
    email = newEmail();
    await register(email);
    session = (await login(email)).body;
    user = await api.as(email, PASSWORD);
  });

  const expectEnded = async (): Promise<void> => {
    expectProblem(await user.get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
    expectProblem(
      await api.post('/auth/refresh', { refreshToken: session.refreshToken }),
      401,
      'AUTH.INVALID_REFRESH_TOKEN',
    );
  };

  test('needs the current password', async () => {
    expectProblem(await change('not it', NEW), 403, 'AUTH.WRONG_PASSWORD');
    expect((await login(email)).status).toBe(200);
  });

  test.each(['short', 'fourteen chars', LONG.slice(0, 129), 'password1234567', null])(
    'refuses the new password %j',
    async (password) => {
      expectInvalid(await change(PASSWORD, password), 'newPassword');
    },
  );

  test('counts at once and ends every session', async () => {
    const { status, body } = await change(PASSWORD, NEW);
    expect({ status, body }).toEqual({ status: 204, body: '' });
    expectProblem(await login(email), 401, 'AUTH.INVALID_CREDENTIALS');
    expect((await login(email, NEW)).status).toBe(200);
    await expectEnded();
  });
});
