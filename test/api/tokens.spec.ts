import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { anyone, expectProblem, NO_ID, unique } from '../support/builders.js';
import type { TokenPair } from '../support/schemas.js';
import { SECRET_KEY } from '../support/service.js';

const api = anyone();
// Run with the server's SECRET_KEY and each of the forgeries is wrong in nothing but what it says.
const KNOWN_KEY =
  process.env['SECRET_KEY'] ?? (process.env['E2E_BASE_URL'] ? undefined : SECRET_KEY);
const KEY = KNOWN_KEY ?? randomBytes(32).toString('hex');

const DIGESTS: Record<string, string> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

const asBearer = (token: string): Api => new Api(api.url, token);

async function signIn(): Promise<TokenPair> {
  const credentials = { email: `${unique('someone')}@example.com`, password: PASSWORD };
  await api.post('/auth/register', credentials);
  return (await api.post<TokenPair>('/auth/login', credentials)).body;
}

describe('an access token', () => {
  let token: string;
  let algorithm: string;
  let claims: Record<string, unknown>;

  const forge = (changed: object, header: object = {}, key = KEY): string => {
    const content = `${encode({ alg: algorithm, typ: 'JWT', ...header })}.${encode({ ...claims, ...changed })}`;
    const digest = DIGESTS[algorithm] ?? 'sha256';
    return `${content}.${createHmac(digest, key).update(content).digest('base64url')}`;
  };

  const expectRefused = async (forged: string): Promise<void> => {
    const answer = await asBearer(forged).get('/users/me');
    expectProblem(answer, 401, 'AUTH.UNAUTHENTICATED');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  };

  beforeAll(async () => {
    token = (await signIn()).accessToken;
    const [header, payload] = token.split('.');
    algorithm = String(decode(header)['alg']);
    claims = decode(payload);
  });

  test('speaks for its user, and holds no more than who and how long', async () => {
    const me = await asBearer(token).get('/users/me');
    expect(me.status).toBe(200);
    expect(claims).toEqual({
      gen: 0,
      sid: expect.any(Number),
      auth_time: expect.any(Number),
      sub: String(me.body['id']),
      iss: expect.any(String),
      aud: expect.any(String),
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
    expect(algorithm).toMatch(/^HS(256|384|512)$/);
  });

  test('is accepted from whoever has the key, and from nobody else', async () => {
    const { status } = await asBearer(forge({})).get('/users/me');
    expect(status).toBe(KNOWN_KEY ? 200 : 401);
  });

  test.each(['', 'secret', 'changeme', 'change-me', 'your-secret-key', 'x'.repeat(32)])(
    'is not signed with %j',
    (key) => expectRefused(forge({}, {}, key)),
  );

  test.each([
    ['says somebody else', { sub: '1' }],
    ['says nobody', { sub: undefined }],
    ['says an id that no row has', { sub: String(NO_ID) }],
    ['says an id that no row can have', { sub: '99999999999999' }],
    ['says no id', { sub: 'admin' }],
  ])('that keeps its signature and %s is refused', async (_, changed) => {
    const [header, , signature] = token.split('.');
    await expectRefused(`${header}.${encode({ ...claims, ...changed })}.${signature}`);
    if (changed.sub !== '1') await expectRefused(forge(changed));
  });

  test('with a forged signature is refused', async () => {
    const [header, payload, signature = ''] = token.split('.');
    const other = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    await expectRefused(`${header}.${payload}.${other}`);
    await expectRefused(`${header}.${payload}.`);
    await expectRefused(`${header}.${payload}`);
    await expectRefused(`${header}.${payload}.${signature}.${signature}`);
  });

  test.each(['none', 'None', 'NONE', ''])('with the algorithm %j is refused', async (alg) => {
    const [, payload, signature] = token.split('.');
    const header = encode({ alg, typ: 'JWT' });
    await expectRefused(`${header}.${payload}.`);
    await expectRefused(`${header}.${payload}.${signature}`);
  });

  test.each(['HS256', 'HS384', 'HS512'])('that says %s is refused unless it is', async (alg) => {
    const content = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
    const signature = createHmac(DIGESTS[alg]!, KEY).update(content).digest('base64url');
    const { status } = await asBearer(`${content}.${signature}`).get('/users/me');
    expect(status).toBe(KNOWN_KEY && alg === algorithm ? 200 : 401);
  });

  test('signed with a key pair is refused', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'jwk' as 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const content = `${encode({ alg: 'RS256', typ: 'JWT', jwk: publicKey })}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(content), createPrivateKey(privateKey));
    await expectRefused(`${content}.${signature.toString('base64url')}`);
  });

  const now = Math.floor(Date.now() / 1000);
  test.each([
    ['another issuer', { iss: 'somebody-else' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'another-api' }],
    ['no audience', { aud: undefined }],
    ['an end in the past', { exp: now - 60, iat: now - 120 }],
    ['a beginning in the future', { nbf: now + 600 }],
  ])('with %s is refused', (_, changed) => expectRefused(forge(changed)));

  test('that is a refresh token is refused', async () => {
    await expectRefused((await signIn()).refreshToken);
  });

  test.each([
    ['is missing', {}],
    ['is empty', { authorization: 'Bearer ' }],
    ['is no token', { authorization: 'Bearer x' }],
    ['comes as Basic', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
    ['comes as a cookie', { cookie: 'token=x' }],
  ])('that %s is asked for', async (_, headers: Record<string, string>) => {
    const answer = await api.get('/users/me', { headers });
    expectProblem(answer, 401, 'AUTH.UNAUTHENTICATED');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('in the query is not looked at', async () => {
    expect((await api.get(`/users/me?access_token=${token}`)).status).toBe(401);
  });
});

describe('a refresh token', () => {
  const refresh = (refreshToken: unknown) => api.post<TokenPair>('/auth/refresh', { refreshToken });
  const expectEnded = async (token: string): Promise<void> => {
    expectProblem(await refresh(token), 401, 'AUTH.INVALID_REFRESH_TOKEN');
  };

  test('buys a new pair that works', async () => {
    const first = await signIn();
    const { status, body } = await refresh(first.refreshToken);
    expect(status).toBe(200);
    expect(body.refreshToken).not.toBe(first.refreshToken);
    const [before, after] = await Promise.all(
      [first, body].map(({ accessToken }) => asBearer(accessToken).get('/users/me')),
    );
    expect(after?.body).toEqual(before?.body);
  });

  test('that comes again ends its whole family and every access token, but no other session', async () => {
    const email = `${unique('someone')}@example.com`;
    await api.post('/auth/register', { email, password: PASSWORD });
    const login = async () =>
      (await api.post<TokenPair>('/auth/login', { email, password: PASSWORD })).body;
    const [stolen, other] = [await login(), await login()];
    const next = (await refresh(stolen.refreshToken)).body;
    await expectEnded(stolen.refreshToken);
    await expectEnded(next.refreshToken);
    for (const { accessToken } of [stolen, next, other]) {
      expectProblem(await asBearer(accessToken).get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
    }
    const { status, body } = await refresh(other.refreshToken);
    expect(status).toBe(200);
    expect((await asBearer(body.accessToken).get('/users/me')).status).toBe(200);
  });

  test('used ten times at once buys one pair at the most, and ends the family', async () => {
    const { refreshToken } = await signIn();
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
    await expectEnded(won[0]!.body.refreshToken);
  });

  test('ends everywhere with one call, as does every access token', async () => {
    const email = `${unique('someone')}@example.com`;
    await api.post('/auth/register', { email, password: PASSWORD });
    const login = async () =>
      (await api.post<TokenPair>('/auth/login', { email, password: PASSWORD })).body;
    const sessions = [await login(), await login(), await login()];
    const bystander = await signIn();
    const { status, body } = await asBearer(sessions[1]!.accessToken).post(
      '/auth/logout-everywhere',
    );
    expect({ status, body }).toEqual({ status: 204, body: '' });
    for (const { accessToken, refreshToken } of sessions) {
      expectProblem(await asBearer(accessToken).get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
      await expectEnded(refreshToken);
    }
    expect((await asBearer((await login()).accessToken).get('/users/me')).status).toBe(200);
    expect((await asBearer(bystander.accessToken).get('/users/me')).status).toBe(200);
    expect((await refresh(bystander.refreshToken)).status).toBe(200);
  });

  test('ends with the logout, and with it its family', async () => {
    const first = await signIn();
    const second = (await refresh(first.refreshToken)).body;
    const { status } = await api.post('/auth/logout', { refreshToken: second.refreshToken });
    expect(status).toBe(204);
    await expectEnded(second.refreshToken);
    expect((await api.post('/auth/logout', second)).status).toBe(400);
    expect((await api.post('/auth/logout', { refreshToken: 'unknown' })).status).toBe(204);
  });

  test.each(['', 'x', 'x'.repeat(200), '\u0000', "'; DROP TABLE users --"])('%j is none', (token) =>
    expectEnded(token),
  );

  test.each([undefined, null, 7, {}, 'x'.repeat(201)])('%j is refused as input', async (token) => {
    expectProblem(await refresh(token), 400, 'REQUEST.INVALID');
  });
});
