import { type Answer, Api, PASSWORD } from './api.js';
import { anyone } from './builders.js';
import { anOrganization, aSlug } from './organizations.js';
import type { Provocation } from './provocations.js';
import { again, reusingAKey } from './repeated-calls.js';
import { until } from './until.js';

const DEFAULT = '/organizations/1';
const STALE = { headers: { 'if-match': '"0"' } };

const made = async (operator: Api): Promise<string> =>
  `/organizations/${(await anOrganization(operator)).id}`;

const exporting = async (operator: Api, path: string): Promise<number> =>
  Number((await operator.post(`${path}/export`)).body['id']);

/** An organisation that lets nobody in any more, and what its admin had until then. */
export interface Stopped {
  readonly admin: Api;
  readonly refreshToken: string;
  readonly credentials: object;
  readonly resetToken: string;
  /** The token of one. */
  readonly invitation: string;
}

/** Called as an operator: an organisation that is suspended after its admin has signed in. */
export async function aStoppedOrganization(operator: Api): Promise<Stopped> {
  const person = { email: 'ada@stopped.example', password: PASSWORD };
  const { id, slug } = await anOrganization(operator, { admin: person });
  const credentials = { ...person, organization: slug };
  const { body } = await anyone().post('/auth/login', credentials);
  const admin = new Api(operator.url, String(body['accessToken']));
  const me = await admin.get('/users/me');
  const link = await admin.post(`/users/${Number(me.body['id'])}/password-reset`);
  const invited = await admin.post('/invitations', { email: 'bob@stopped.example' });
  await operator.post(`/organizations/${id}/suspend`);
  return {
    admin,
    credentials,
    refreshToken: String(body['refreshToken']),
    resetToken: String(link.body['token']),
    invitation: String(invited.body['token']),
  };
}

/** What provokes a documented status of organisations. */
export const OF_ORGANIZATIONS: Readonly<Record<string, (call: Provocation) => Promise<Answer>>> = {
  'POST /api/v1/auth/login 403': async ({ admin }) =>
    anyone().post('/auth/login', (await aStoppedOrganization(admin)).credentials),
  'POST /api/v1/auth/register 403': async ({ admin }) =>
    anyone().post('/auth/register', (await aStoppedOrganization(admin)).credentials),
  'POST /api/v1/auth/refresh 403': async ({ admin }) => {
    const { refreshToken } = await aStoppedOrganization(admin);
    return anyone().post('/auth/refresh', { refreshToken });
  },
  'POST /api/v1/auth/register 404': () =>
    anyone().post('/auth/register', {
      email: `${aSlug()}@example.com`,
      password: PASSWORD,
      organization: aSlug(),
    }),

  'GET /api/v1/organization 304': ({ admin }) => again(admin, '/organization'),
  'GET /api/v1/organization/retention 304': ({ admin }) => again(admin, '/organization/retention'),
  'PUT /api/v1/organization/retention 412': ({ admin }) =>
    admin.put(
      '/organization/retention',
      { tickets: null, audit: null, models: null, events: null },
      STALE,
    ),
  'PATCH /api/v1/organization 412': ({ admin }) =>
    admin.patch('/organization', { description: '' }, STALE),
  'PATCH /api/v1/organization 422': ({ admin }) =>
    admin.patch('/organization', { ipAllowList: ['192.0.2.1'] }),

  'POST /api/v1/organizations 409': ({ admin }) =>
    admin.post('/organizations', { slug: 'default', name: 'Another' }),
  'POST /api/v1/organizations 422': ({ admin }) =>
    reusingAKey((headers) =>
      admin.post('/organizations', { slug: aSlug(), name: 'Another' }, { headers }),
    ),
  'GET /api/v1/organizations/{id} 200': ({ admin }) => admin.get(DEFAULT),
  'GET /api/v1/organizations/{id} 304': ({ admin }) => again(admin, DEFAULT),
  'PATCH /api/v1/organizations/{id} 200': ({ admin }) => admin.patch(DEFAULT, { tags: [] }),
  'PATCH /api/v1/organizations/{id} 409': ({ admin }) =>
    admin.patch(DEFAULT, { status: 'expired' }),
  'PATCH /api/v1/organizations/{id} 412': ({ admin }) => admin.patch(DEFAULT, { tags: [] }, STALE),
  'PATCH /api/v1/organizations/{id} 422': ({ admin }) =>
    admin.patch(DEFAULT, { ipAllowList: ['192.0.2.1'] }),
  'POST /api/v1/organizations/{id}/suspend 200': async ({ admin }) =>
    admin.post(`${await made(admin)}/suspend`),
  'POST /api/v1/organizations/{id}/suspend 409': ({ admin }) => admin.post(`${DEFAULT}/suspend`),
  'POST /api/v1/organizations/{id}/reactivate 200': ({ admin }) =>
    admin.post(`${DEFAULT}/reactivate`),
  'POST /api/v1/organizations/{id}/reactivate 409': async ({ admin }) => {
    const path = await made(admin);
    await admin.delete(path);
    return admin.post(`${path}/reactivate`);
  },
  'POST /api/v1/organizations/{id}/export 202': async ({ admin }) =>
    admin.post(`${await made(admin)}/export`),
  'POST /api/v1/organizations/{id}/export 409': async ({ admin }) => {
    const path = await made(admin);
    await admin.delete(path);
    return admin.post(`${path}/export`);
  },
  'GET /api/v1/organizations/{id}/exports/{jobId} 200': async ({ admin }) => {
    const path = await made(admin);
    const id = await exporting(admin, path);
    const status = async () => (await admin.get(`/jobs/${id}`)).body['status'];
    await until(status).toBe('completed');
    return admin.get(`${path}/exports/${id}`);
  },
  'GET /api/v1/organizations/{id}/exports/{jobId} 409': async ({ admin }) => {
    const path = await made(admin);
    return admin.get(`${path}/exports/${await exporting(admin, path)}`);
  },
  'DELETE /api/v1/organizations/{id} 202': async ({ admin }) => admin.delete(await made(admin)),
  'DELETE /api/v1/organizations/{id} 409': ({ admin }) => admin.delete(DEFAULT),
};
