import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, PASSWORD } from '../support/api.js';
import { anyone, aTicket, expectProblem, theAdmin, unique } from '../support/builders.js';

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

describe('a changed role', () => {
  test('counts on the next request, up and down', async () => {
    const user = await admin.newUser();
    const become = (role: string) => admin.patch(`/users/${user.userId}/role`, { role });
    const statuses = async () => [
      (await user.get('/feedback/summary')).status,
      (await user.get('/triage/policy')).status,
    ];
    expect(await statuses()).toEqual([403, 403]);
    await become('agent');
    expect(await statuses()).toEqual([200, 403]);
    await become('admin');
    expect(await statuses()).toEqual([200, 200]);
    await become('user');
    expect(await statuses()).toEqual([403, 403]);
  });
});

describe('a deleted user', () => {
  test('is nobody on the next request, and their tickets stay, without the text', async () => {
    const user = await admin.newStaff('agent');
    const ticket = await aTicket().by(user).escalated();
    expect((await user.get('/feedback')).status).toBe(200);
    expect((await admin.delete(`/users/${user.userId}`)).status).toBe(204);
    expectProblem(await user.get('/feedback'), 401, 'AUTH.UNAUTHENTICATED');
    expectProblem(await user.post('/tickets', { message: 'hello' }), 401, 'AUTH.UNAUTHENTICATED');
    expect((await admin.get(`/tickets/${ticket.id}`)).body).toEqual({
      ...ticket,
      message: '[removed]',
      version: 2,
      updatedAt: expect.any(String),
    });
  });

  test('cannot go on with a refresh token', async () => {
    const email = `${unique('someone')}@example.com`;
    const { body } = await anyone().post('/auth/register', { email, password: PASSWORD });
    const session = await anyone().post('/auth/login', { email, password: PASSWORD });
    await admin.delete(`/users/${Number(body['id'])}`);
    const { refreshToken } = session.body;
    const answer = await anyone().post('/auth/refresh', { refreshToken });
    expectProblem(answer, 401, 'AUTH.INVALID_REFRESH_TOKEN');
  });
});
