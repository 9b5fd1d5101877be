import { beforeAll, describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { anyone, expectProblem, NO_ID, type Page, theAdmin, unique } from '../support/builders.js';
import type { Session, TokenPair } from '../support/schemas.js';

const DAY_MS = 86_400_000;
const api = anyone();

let credentials: { email: string; password: string };

beforeAll(async () => {
  credentials = await somebody();
});

async function somebody() {
  const account = { email: `${unique('someone')}@example.com`, password: PASSWORD };
  await api.post('/auth/register', account);
  return account;
}

async function signIn(device: string, as = credentials) {
  const headers = { 'user-agent': device };
  const { body } = await api.post<TokenPair>('/auth/login', as, { headers });
  return { ...body, api: new Api(api.url, body.accessToken) };
}

const sessionsOf = async (of: Api) => (await of.get<Page<Session>>('/auth/sessions')).body.data;
const isIn = async (of: Api) => (await of.get('/users/me')).status === 200;
const refresh = (refreshToken: string, device = 'x') =>
  api.post<TokenPair>('/auth/refresh', { refreshToken }, { headers: { 'user-agent': device } });

describe('the list of sessions', () => {
  test('shows the own ones, newest first, with device, address and last use', async () => {
    const account = await somebody();
    await signIn('the phone', account);
    const laptop = await signIn('the laptop \u00e4', account);
    const sessions = await sessionsOf(laptop.api);
    expect(sessions).toMatchObject([
      { device: 'the laptop ', current: true },
      { device: 'the phone', current: false },
    ]);
    const [{ address, createdAt, lastUsedAt, expiresAt, endsAt }] = sessions as [Session];
    expect(address).toMatch(/[.:]/);
    expect(lastUsedAt).toBe(createdAt);
    const days = (time: string) => (Date.parse(time) - Date.parse(createdAt)) / DAY_MS;
    expect(days(expiresAt)).toBeCloseTo(30, 2);
    expect(days(endsAt)).toBeCloseTo(90, 2);
  });

  test('goes on with what is refreshed, as one session', async () => {
    const account = await somebody();
    const first = await signIn('before', account);
    const [before] = await sessionsOf(first.api);
    const { body } = await refresh(first.refreshToken, 'after');
    const [after, ...others] = await sessionsOf(new Api(api.url, body.accessToken));
    expect(others).toEqual([]);
    expect(after).toMatchObject({ id: before!.id, device: 'after', current: true });
    expect(after!.endsAt).toBe(before!.endsAt);
    expect(Date.parse(after!.lastUsedAt)).toBeGreaterThan(Date.parse(before!.lastUsedAt));
  });

  test('is for people with a password', async () => {
    const machine = await (await theAdmin()).newMachine('agent');
    expectProblem(await machine.get('/auth/sessions'), 403, 'AUTH.ACCOUNT_KIND');
  });
});

describe('the end of one session', () => {
  test('ends its tokens from the next request on, and no other session', async () => {
    const [mine, lost] = [await signIn('mine'), await signIn('lost')];
    const { id } = (await sessionsOf(mine.api)).find(({ device }) => device === 'lost')!;
    expect((await mine.api.delete(`/auth/sessions/${id}`)).status).toBe(204);
    expect(await isIn(lost.api)).toBe(false);
    expectProblem(await refresh(lost.refreshToken), 401, 'AUTH.INVALID_REFRESH_TOKEN');
    expect(await isIn(mine.api)).toBe(true);
    expect((await refresh(mine.refreshToken)).status).toBe(200);
    expectProblem(await mine.api.delete(`/auth/sessions/${id}`), 404, 'SESSION.NOT_FOUND');
  });

  test('is never of somebody else’s, nor of one that there is not', async () => {
    const [me, other] = [await signIn('me'), await signIn('other', await somebody())];
    const [theirs] = await sessionsOf(other.api);
    for (const id of [theirs!.id, NO_ID]) {
      expectProblem(await me.api.delete(`/auth/sessions/${id}`), 404, 'SESSION.NOT_FOUND');
    }
    expect(await isIn(other.api)).toBe(true);
    const admin = await theAdmin();
    expectProblem(await admin.delete(`/auth/sessions/${theirs!.id}`), 404, 'SESSION.NOT_FOUND');
  });

  test('may be the own, and comes with the logout too', async () => {
    const [mine, other] = [await signIn('mine'), await signIn('other')];
    const { id } = (await sessionsOf(mine.api)).find(({ current }) => current)!;
    expect((await mine.api.delete(`/auth/sessions/${id}`)).status).toBe(204);
    expect(await isIn(mine.api)).toBe(false);
    await api.post('/auth/logout', { refreshToken: other.refreshToken });
    expect(await isIn(other.api)).toBe(false);
  });
});
