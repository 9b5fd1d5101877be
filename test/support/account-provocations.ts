import { type Answer, Api, PASSWORD } from './api.js';
import { Authenticator } from './authenticator.js';
import { anAccount, OWN_PAGE } from './authorisation/given.js';
import { anyone, unique } from './builders.js';
import { aStoppedOrganization } from './organization-provocations.js';
import { anOrganization } from './organizations.js';
import type { Provocation } from './provocations.js';
import { again } from './repeated-calls.js';
import { SoftAuthenticator } from './soft-authenticator.js';
import { until } from './until.js';

const WRONG = '000000';
const STALE = { headers: { 'if-match': '"99999"' } };
const START = '/auth/second-factor';

/** The token of an invitation. */
async function invited(admin: Api, email: string): Promise<unknown> {
  return (await admin.post('/invitations', { email })).body['token'];
}

const accepting = (token: unknown) =>
  anyone().post('/invitations/accept', { token, password: PASSWORD });

/** Somebody with a second factor, and the app that has it. */
async function guarded(): Promise<{ me: Api; app: Authenticator }> {
  const me = await anyone().newUser();
  const { body } = await me.post<{ secret: string }>(START, { password: PASSWORD });
  const app = new Authenticator(body.secret);
  await me.post(`${START}/confirm`, { code: await app.code(-1) });
  return { me, app };
}

/** What provokes a documented status of sign-in, sessions and accounts. */
export const OF_ACCOUNTS: Readonly<Record<string, (call: Provocation) => Promise<Answer>>> = {
  'POST /api/v1/auth/register 409': async () =>
    anyone().post('/auth/register', (await anAccount()).body),
  'POST /api/v1/auth/login 401': async () =>
    anyone().post('/auth/login', { ...(await anAccount()).body!, password: 'a wrong one' }),
  'POST /api/v1/auth/session 400': () =>
    anyone().post('/auth/session?surplus=1', {}, { headers: OWN_PAGE }),
  'POST /api/v1/auth/session 401': async () => {
    const body = { ...(await anAccount()).body!, password: 'a wrong one' };
    return anyone().post('/auth/session', body, { headers: OWN_PAGE });
  },
  'POST /api/v1/auth/session/passkey 200': async () => {
    const device = new SoftAuthenticator();
    await device.register(await anyone().newUser());
    const credential = await device.answer(anyone());
    return anyone().post('/auth/session/passkey', { credential }, { headers: OWN_PAGE });
  },
  'POST /api/v1/auth/session/passkey 400': () =>
    anyone().post('/auth/session/passkey?surplus=1', {}, { headers: OWN_PAGE }),
  'POST /api/v1/auth/session/token 400': () =>
    anyone().post('/auth/session/token?surplus=1', undefined, { headers: OWN_PAGE }),
  'POST /api/v1/auth/session/token 401': () =>
    anyone().post('/auth/session/token', undefined, { headers: OWN_PAGE }),
  'DELETE /api/v1/auth/session 400': () =>
    anyone().delete('/auth/session?surplus=1', { headers: OWN_PAGE }),
  'POST /api/v1/auth/refresh 401': () => anyone().post('/auth/refresh', { refreshToken: 'x' }),
  'POST /api/v1/auth/password 204': async () =>
    (await anyone().newUser()).post('/auth/password', {
      currentPassword: PASSWORD,
      newPassword: `${PASSWORD}, changed`,
    }),
  'POST /api/v1/invitations 409': async ({ admin }) =>
    admin.post('/invitations', { email: ((await anAccount()).body as { email: string }).email }),
  'POST /api/v1/invitations/accept 201': async ({ admin }) =>
    accepting(await invited(admin, `${unique('someone')}@example.com`)),
  'POST /api/v1/invitations/accept 409': async ({ admin }) => {
    const email = `${unique('someone')}@example.com`;
    const token = await invited(admin, email);
    await anyone().post('/auth/register', { email, password: PASSWORD });
    return accepting(token);
  },
  'POST /api/v1/invitations/accept 403': async ({ admin }) =>
    accepting((await aStoppedOrganization(admin)).invitation),
  'POST /api/v1/auth/password/reset 204': async ({ admin }) => {
    const { userId } = await anyone().newUser();
    const { body } = await admin.post(`/users/${userId}/password-reset`);
    return anyone().post('/auth/password/reset', { token: body['token'], password: PASSWORD });
  },
  'POST /api/v1/auth/password/reset 403': async ({ admin }) => {
    const token = (await aStoppedOrganization(admin)).resetToken;
    return anyone().post('/auth/password/reset', { token, password: PASSWORD });
  },
  'GET /api/v1/users/me/profile 304': ({ admin }) => again(admin, '/users/me/profile'),
  'PATCH /api/v1/users/me/profile 412': ({ admin }) =>
    admin.patch('/users/me/profile', { lastName: 'King' }, STALE),
  'GET /api/v1/users/{id}/profile 304': async ({ admin }) =>
    again(admin, `/users/${(await admin.newUser()).userId}/profile`),
  'PATCH /api/v1/users/{id}/profile 412': async ({ admin }) =>
    admin.patch(`/users/${(await admin.newUser()).userId}/profile`, { tags: [] }, STALE),
  'POST /api/v1/users/{id}/password-reset 409': async ({ admin }) =>
    admin.post(`/users/${(await admin.newMachine('user')).userId}/password-reset`),
  'POST /api/v1/auth/logout-everywhere 403': async (call) => {
    const { body } = await call.admin.post('/auth/api-keys', { name: 'a machine', role: 'user' });
    const answer = await new Api(call.admin.url, String(body['key'])).post(
      '/auth/logout-everywhere',
    );
    await call.admin.delete(`/auth/api-keys/${Number(body['id'])}`);
    return answer;
  },

  'POST /api/v1/auth/passkeys 201': async () => {
    const me = await anyone().newUser();
    return new SoftAuthenticator().register(me);
  },
  'POST /api/v1/auth/passkeys 409': async () => {
    const me = await anyone().newUser();
    const device = new SoftAuthenticator();
    await device.register(me);
    return device.register(me);
  },
  'DELETE /api/v1/auth/passkeys/{id} 204': async () => {
    const me = await anyone().newUser();
    const { body } = await new SoftAuthenticator().register(me);
    await new SoftAuthenticator().register(me);
    return me.delete(`/auth/passkeys/${Number(body['id'])}`);
  },
  'DELETE /api/v1/auth/passkeys/{id} 409': async () => {
    const me = await anyone().newUser();
    const { body } = await new SoftAuthenticator().register(me);
    return me.delete(`/auth/passkeys/${Number(body['id'])}`);
  },
  'POST /api/v1/auth/passkeys/sign-in 200': async () => {
    const device = new SoftAuthenticator();
    await device.register(await anyone().newUser());
    const credential = await device.answer(anyone());
    return anyone().post('/auth/passkeys/sign-in', { credential });
  },
  'POST /api/v1/auth/passkeys/sign-in 403': async ({ admin }) => {
    const person = { email: 'ada@stopped.example', password: PASSWORD };
    const { id, slug: organization } = await anOrganization(admin, { admin: person });
    const { body } = await anyone().post('/auth/login', { ...person, organization });
    const device = new SoftAuthenticator();
    await device.register(new Api(admin.url, String(body['accessToken'])));
    await admin.post(`/organizations/${id}/suspend`);
    const credential = await device.answer(anyone(), { organization });
    return anyone().post('/auth/passkeys/sign-in', { credential, organization });
  },
  'POST /api/v1/auth/step-up 200': async () =>
    (await anyone().newUser()).post('/auth/step-up', { password: PASSWORD }),
  'DELETE /api/v1/auth/sessions/{id} 204': async () => {
    const me = await anyone().newUser();
    const { body } = await me.get<{ data: { id: number }[] }>('/auth/sessions');
    return me.delete(`/auth/sessions/${body.data[0]!.id}`);
  },

  'POST /api/v1/auth/second-factor 200': async () =>
    (await anyone().newUser()).post(START, { password: PASSWORD }),
  'POST /api/v1/auth/second-factor 403': async () =>
    (await anyone().newUser()).post(START, { password: 'a wrong one' }),
  'POST /api/v1/auth/second-factor 409': async () =>
    (await guarded()).me.post(START, { password: PASSWORD }),
  'POST /api/v1/auth/second-factor/confirm 200': async () => {
    const me = await anyone().newUser();
    const { body } = await me.post<{ secret: string }>(START, { password: PASSWORD });
    const code = await new Authenticator(body.secret).code();
    return me.post(`${START}/confirm`, { code });
  },
  'POST /api/v1/auth/second-factor/confirm 403': async () => {
    const me = await anyone().newUser();
    await me.post(START, { password: PASSWORD });
    return me.post(`${START}/confirm`, { code: WRONG });
  },
  'POST /api/v1/auth/second-factor/confirm 409': async () =>
    (await anyone().newUser()).post(`${START}/confirm`, { code: WRONG }),
  'POST /api/v1/auth/second-factor/recovery-codes 200': async () =>
    (await guarded()).me.post(`${START}/recovery-codes`, { password: PASSWORD }),
  'POST /api/v1/auth/second-factor/recovery-codes 403': async () =>
    (await guarded()).me.post(`${START}/recovery-codes`, { password: 'a wrong one' }),
  'POST /api/v1/auth/second-factor/recovery-codes 409': async () =>
    (await anyone().newUser()).post(`${START}/recovery-codes`, { password: PASSWORD }),
  'DELETE /api/v1/auth/second-factor 204': async () => {
    const { me, app } = await guarded();
    return me.delete(START, { body: { password: PASSWORD, code: await app.code() } });
  },
  'DELETE /api/v1/auth/second-factor 403': async () =>
    (await guarded()).me.delete(START, { body: { password: PASSWORD, code: WRONG } }),
  'DELETE /api/v1/auth/second-factor 409': async () =>
    (await anyone().newUser()).delete(START, { body: { password: PASSWORD, code: WRONG } }),
  'DELETE /api/v1/users/{id}/second-factor 204': async ({ admin }) =>
    admin.delete(`/users/${(await guarded()).me.userId}/second-factor`),

  'GET /api/v1/users/{id}/export 200': async () => {
    const me = await anyone().newUser();
    const get = () => me.get(`/users/${me.userId}/export`);
    await me.post(`/users/${me.userId}/export`);
    await until(async () => (await get()).status).toBe(200);
    return get();
  },
  'GET /api/v1/users/{id}/export 409': async () => {
    const me = await anyone().newUser();
    await me.post(`/users/${me.userId}/export`);
    return me.get(`/users/${me.userId}/export`);
  },

  'GET /api/v1/audit-events/{id} 200': async ({ admin }) => {
    const { body } = await admin.get<{ data: { id: number }[] }>('/audit-events?limit=1');
    return admin.get(`/audit-events/${body.data[0]!.id}`);
  },
};
