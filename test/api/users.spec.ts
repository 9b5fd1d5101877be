import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, PASSWORD } from '../support/api.js';
import {
  allOf,
  anyone,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';
import type { User } from '../support/schemas.js';

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

describe('the list of users', () => {
  let ids: number[];

  beforeAll(async () => {
    const users = await Promise.all(Array.from({ length: 5 }, () => admin.newUser()));
    const agent = await admin.newStaff('agent');
    ids = [...users, agent].map(({ userId }) => Number(userId)).sort((a, b) => a - b);
  });

  test('has every user once, oldest first, without secrets', async () => {
    const listed = await allOf<User>(admin, '/users');
    const listedIds = listed.map(({ id }) => id);
    expect(listedIds).toEqual([...new Set(listedIds)].sort((a, b) => a - b));
    expect(listedIds).toEqual(expect.arrayContaining(ids));
    const fields = new Set(listed.flatMap((user) => Object.keys(user)));
    expect([...fields].sort()).toEqual([
      'createdAt',
      'disabled',
      'email',
      'id',
      'kind',
      'role',
      'secondFactor',
      'updatedAt',
    ]);
  });

  test('goes on from page to page', async () => {
    const first = await admin.get<Page<User>>('/users?limit=2');
    expect(first.body.data).toHaveLength(2);
    expect(first.body.meta).toEqual({ hasMore: true, nextCursor: expect.any(String) });
    const second = await admin.get<Page<User>>(
      `/users?limit=2&cursor=${String(first.body.meta.nextCursor)}`,
    );
    expect(second.body.data[0]!.id).toBeGreaterThan(first.body.data[1]!.id);
  });

  test('can be of one role', async () => {
    const agents = await allOf<User>(admin, '/users?role=agent');
    expect(new Set(agents.map(({ role }) => role))).toEqual(new Set(['agent']));
    expect(agents.map(({ id }) => id)).toContain(ids.at(-1));
  });

  test.each(['role=boss', 'role=', 'limit=0', 'limit=101', 'limit=x', 'cursor=x', 'sort=email'])(
    'refuses %s',
    async (query) => {
      expectInvalid(await admin.get(`/users?${query}`), query.split('=')[0]!);
    },
  );
});

describe('one user', () => {
  test('sees oneself as the admin does', async () => {
    const user = await admin.newUser();
    const mine = await user.get<User>('/users/me');
    expect(mine.body).toMatchObject({ id: user.userId, role: 'user' });
    expect((await admin.get(`/users/${user.userId}`)).body).toEqual(mine.body);
  });

  test('that does not exist is not found', async () => {
    expectProblem(await admin.get(`/users/${NO_ID}`), 404, 'USER.NOT_FOUND');
    expectProblem(await admin.delete(`/users/${NO_ID}`), 404, 'USER.NOT_FOUND');
    const answer = await admin.patch(`/users/${NO_ID}/role`, { role: 'agent' });
    expectProblem(answer, 404, 'USER.NOT_FOUND');
  });
});

describe('a role', () => {
  test.each(['agent', 'supervisor', 'admin', 'user'])('becomes %s', async (role) => {
    const user = await admin.newUser();
    const { status, body } = await admin.patch<User>(`/users/${user.userId}/role`, { role });
    expect(status).toBe(200);
    expect(body).toEqual({ ...(await user.get<User>('/users/me')).body, role });
    expect(Date.parse(body.updatedAt)).toBeGreaterThanOrEqual(Date.parse(body.createdAt));
    await admin.delete(`/users/${user.userId}`);
  });

  test('is never that of machines', async () => {
    const user = await admin.newUser();
    const answer = await admin.patch(`/users/${user.userId}/role`, { role: 'system' });
    expectProblem(answer, 409, 'USER.ROLE_OF_MACHINES');
    expect((await user.get('/users/me')).body).toMatchObject({ role: 'user' });
  });

  test.each([{ role: 'boss' }, { role: null }, { role: ['admin'] }, { role: 'ADMIN' }, {}])(
    'refuses %j',
    async (body) => {
      const user = await admin.newUser();
      expectInvalid(await admin.patch(`/users/${user.userId}/role`, body), 'role');
      expect((await user.get('/users/me')).body).toMatchObject({ role: 'user' });
    },
  );
});

describe('a disabled user', () => {
  test('is nobody until enabled again, and then has to sign in anew', async () => {
    const email = `${unique('someone')}@example.com`;
    const credentials = { email, password: PASSWORD };
    await admin.post('/auth/register', credentials);
    const user = await admin.as(email, PASSWORD);
    const { refreshToken } = (await anyone().post('/auth/login', credentials)).body;
    const path = `/users/${user.userId}`;
    const refresh = () => anyone().post('/auth/refresh', { refreshToken });

    const { status, body } = await admin.patch<User>(path, { disabled: true });
    expect({ status, body }).toMatchObject({ status: 200, body: { email, disabled: true } });
    expectProblem(await user.get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
    expectProblem(await refresh(), 401, 'AUTH.INVALID_REFRESH_TOKEN');
    const refused = await anyone().post('/auth/login', credentials);
    expectProblem(refused, 401, 'AUTH.INVALID_CREDENTIALS');
    expectProblem(await anyone().post('/auth/register', credentials), 409, 'USER.EMAIL_TAKEN');

    expect((await admin.patch<User>(path, { disabled: false })).body.disabled).toBe(false);
    expectProblem(await user.get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
    expectProblem(await refresh(), 401, 'AUTH.INVALID_REFRESH_TOKEN');
    const again = await admin.as(email, PASSWORD);
    expect((await again.get('/users/me')).body).toEqual((await admin.get(path)).body);
  });

  test('cannot be what does not exist', async () => {
    const answer = await admin.patch(`/users/${NO_ID}`, { disabled: true });
    expectProblem(answer, 404, 'USER.NOT_FOUND');
  });

  test.each([{}, { disabled: 'yes' }, { disabled: null }, { disabled: 1 }])(
    'is not made by %j',
    async (body) => {
      const user = await admin.newUser();
      expectInvalid(await admin.patch(`/users/${user.userId}`, body), 'disabled');
      expect((await user.get('/users/me')).status).toBe(200);
    },
  );
});

describe('a deleted user', () => {
  test('is gone from everywhere, once', async () => {
    const user = await admin.newUser();
    const path = `/users/${user.userId}`;
    const { status, body } = await admin.delete(path);
    expect({ status, body }).toEqual({ status: 204, body: '' });
    expectProblem(await admin.get(path), 404, 'USER.NOT_FOUND');
    expectProblem(await admin.delete(path), 404, 'USER.NOT_FOUND');
    expectProblem(await admin.patch(`${path}/role`, { role: 'admin' }), 404, 'USER.NOT_FOUND');
    const listed = await allOf<User>(admin, '/users');
    expect(listed.map(({ id }) => id)).not.toContain(user.userId);
  });

  test('gives the address free', async () => {
    const credentials = { email: `${unique('someone')}@example.com`, password: PASSWORD };
    const first = await admin.post('/auth/register', credentials);
    await admin.delete(`/users/${Number(first.body['id'])}`);
    const second = await admin.post('/auth/register', credentials);
    expect(second.status).toBe(201);
    expect(second.body['id']).not.toBe(first.body['id']);
  });
});

describe('an admin', () => {
  test('may give the role up while there is another', async () => {
    const second = await admin.newStaff('admin');
    const { status } = await second.patch(`/users/${second.userId}/role`, { role: 'user' });
    expect(status).toBe(200);
    expectProblem(await second.get('/users'), 403, 'AUTH.FORBIDDEN');
  });
});
