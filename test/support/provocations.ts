import type { Route } from '../../scripts/openapi/document.js';
import { OF_ACCOUNTS } from './account-provocations.js';
import type { Answer, Api } from './api.js';
import { anIntent, aTicket, NO_ID, unique } from './builders.js';
import { OF_CONVERSATIONS } from './conversation-provocations.js';
import { OF_DESK } from './desk-provocations.js';
import { OF_ORGANIZATIONS } from './organization-provocations.js';
import { again, reusingAKey } from './repeated-calls.js';
import { OF_RULES } from './rule-provocations.js';
import { OF_SLA } from './sla-provocations.js';

/** A route, and an admin who calls it. */
export interface Provocation extends Route {
  readonly admin: Api;
}

const STALE = { headers: { 'if-match': '"0"' } };
const POLICY = { mode: 'live', threshold: 0.9 };

/** What provokes a documented status that needs more than a strange request. */
export const PROVOKED: Readonly<Record<string, (call: Provocation) => Promise<Answer>>> = {
  ...OF_ACCOUNTS,

  ...OF_ORGANIZATIONS,

  ...OF_SLA,
  ...OF_RULES,
  ...OF_CONVERSATIONS,

  ...OF_DESK,

  'POST /api/v1/tickets 422': ({ admin }) =>
    reusingAKey((headers) => admin.post('/tickets', { message: unique() }, { headers })),
  'POST /api/v1/tickets/{id}/feedback 422': async ({ admin }) => {
    const { id } = await aTicket().by(admin).escalated();
    const path = `/tickets/${id}/feedback`;
    return reusingAKey((headers, time) =>
      admin.post(path, { rating: time, resolved: true }, { headers }),
    );
  },
  'GET /api/v1/tickets/{id} 304': async ({ admin }) =>
    again(admin, `/tickets/${(await aTicket().by(admin).escalated()).id}`),
  'PATCH /api/v1/tickets/{id} 409': async ({ admin }) => {
    const { id } = await aTicket().by(admin).escalated();
    return admin.patch(`/tickets/${id}`, { status: 'auto_resolved' });
  },
  'PATCH /api/v1/tickets/{id} 412': async ({ admin }) => {
    const { id } = await aTicket().by(admin).escalated();
    return admin.patch(`/tickets/${id}`, { status: 'closed' }, STALE);
  },
  'DELETE /api/v1/tickets/{id} 412': async ({ admin }) => {
    const { id } = await aTicket().by(admin).escalated();
    return admin.delete(`/tickets/${id}`, STALE);
  },
  'DELETE /api/v1/tickets/{id}/label 412': async ({ admin }) => {
    const { id } = await aTicket().by(admin).escalated();
    return admin.delete(`/tickets/${id}/label`, STALE);
  },
  'POST /api/v1/tickets/{id}/feedback 409': async ({ admin }) => {
    const { id } = await aTicket().by(admin).escalated();
    await admin.post(`/tickets/${id}/feedback`, { rating: 3, resolved: true });
    return admin.post(`/tickets/${id}/feedback`, { rating: 3, resolved: true });
  },

  'POST /api/v1/triage/intents 422': ({ admin }) =>
    reusingAKey((headers) =>
      madeAndRemoved(admin, '/triage/intents', { name: unique('intent') }, headers),
    ),
  'POST /api/v1/triage/background 422': ({ admin }) =>
    reusingAKey((headers) =>
      madeAndRemoved(admin, '/triage/background', { text: unique() }, headers),
    ),
  'POST /api/v1/triage/intents/{id}/examples 422': ({ admin }) =>
    withIntent(admin, ({ id }) =>
      reusingAKey((headers) =>
        admin.post(`/triage/intents/${id}/examples`, { text: unique() }, { headers }),
      ),
    ),
  'POST /api/v1/triage/examples/import 422': ({ admin }) =>
    withIntent(admin, ({ name }) =>
      reusingAKey((headers) =>
        admin.post('/triage/examples/import', `text,intent\n${unique()},${name}\n`, {
          headers: { ...headers, 'content-type': 'text/csv' },
        }),
      ),
    ),
  'GET /api/v1/triage/intents/{id} 304': ({ admin }) =>
    withIntent(admin, ({ id }) => again(admin, `/triage/intents/${id}`)),
  'PATCH /api/v1/triage/intents/{id} 412': ({ admin }) =>
    withIntent(admin, ({ id }) => admin.patch(`/triage/intents/${id}`, { priority: 'low' }, STALE)),
  'DELETE /api/v1/triage/intents/{id} 412': ({ admin }) =>
    withIntent(admin, ({ id }) => admin.delete(`/triage/intents/${id}`, STALE)),
  'GET /api/v1/triage/policy 304': ({ admin }) => again(admin, '/triage/policy'),
  'POST /api/v1/triage/intents 409': ({ admin }) =>
    withIntent(admin, ({ name }) => admin.post('/triage/intents', { name })),
  'PATCH /api/v1/triage/intents/{id} 409': ({ admin }) =>
    withIntent(admin, ({ id }) => admin.patch(`/triage/intents/${id}`, { name: 'charged_twice' })),
  'POST /api/v1/triage/intents/{id}/examples 409': ({ admin }) =>
    withIntent(admin, async ({ id }) => {
      await admin.post(`/triage/intents/${id}/examples`, { text: 'twice' });
      return admin.post(`/triage/intents/${id}/examples`, { text: 'twice' });
    }),
  'PATCH /api/v1/triage/examples/{id} 409': ({ admin }) =>
    withIntent(admin, async ({ id }) => {
      await admin.post(`/triage/intents/${id}/examples`, { text: 'one' });
      const { body } = await admin.post(`/triage/intents/${id}/examples`, { text: 'other' });
      return admin.patch(`/triage/examples/${Number(body['id'])}`, { text: 'one' });
    }),
  'POST /api/v1/triage/background 409': async ({ admin }) => {
    const { body: made } = await admin.post('/triage/background', { text: unique() });
    const answer = await admin.post('/triage/background', { text: made['text'] });
    await admin.delete(`/triage/background/${Number(made['id'])}`);
    return answer;
  },
  'POST /api/v1/triage/examples/import 200': ({ admin }) =>
    withIntent(admin, ({ name }) =>
      admin.post('/triage/examples/import', `text,intent\n${unique()},${name}\n`, {
        headers: { 'content-type': 'text/csv' },
      }),
    ),

  'GET /api/v1/triage/models/{id} 200': async ({ admin }) => {
    const { body } = await admin.get<{ data: { id: number }[] }>('/triage/models');
    return admin.get(`/triage/models/${body.data[0]!.id}`);
  },
  'GET /api/v1/triage/policy/curve 304': ({ admin }) => again(admin, '/triage/policy/curve'),
  'POST /api/v1/triage/policy/versions/{id}/restore 412': async ({ admin }) => {
    const { body } = await admin.get<{ data: { id: number }[] }>('/triage/policy/versions');
    const path = `/triage/policy/versions/${body.data[0]!.id}/restore`;
    return admin.post(path, undefined, STALE);
  },
  'PUT /api/v1/triage/policy 412': ({ admin }) => admin.put('/triage/policy', POLICY, STALE),
  'POST /api/v1/triage/policy/replay 404': ({ admin }) =>
    admin.post('/triage/policy/replay', { policy: POLICY, modelId: NO_ID }),
};

const VERIFIED = 'test/conditions/verified-registration.spec.ts';
const OF_MODELS = 'test/api/models-and-policy.spec.ts';
const OF_JOBS = 'test/conditions/training-jobs.spec.ts';
const OF_REPLAYS = 'test/api/policy-replay.spec.ts';
const OF_DISCOVERY = 'test/conditions/discovery.spec.ts';
const OF_KEYS = 'test/api/idempotency.spec.ts';

/** What would get in the way of the other tests on this service has a test where it does not. */
export const PROVOKED_ELSEWHERE: Readonly<Record<string, string>> = {
  'POST /api/v1/auth/register 202': VERIFIED,
  'POST /api/v1/registrations/{id}/link 201': VERIFIED,
  'POST /api/v1/auth/verify-email 200': VERIFIED,
  'POST /api/v1/auth/verify-email 403': VERIFIED,
  'POST /api/v1/auth/verify-email 409': VERIFIED,
  'POST /api/v1/auth/refresh 409': 'test/conditions/sessions.spec.ts',
  'PATCH /api/v1/users/{id} 409': 'test/conditions/last-admin.spec.ts',
  'POST /api/v1/tickets 409': OF_KEYS,
  'POST /api/v1/conversations 409': OF_KEYS,
  'POST /api/v1/tickets/bulk 409': OF_KEYS,
  'POST /api/v1/triage/examples/import 409': OF_KEYS,
  'PATCH /api/v1/users/{id}/role 409': 'test/conditions/last-admin.spec.ts',
  'DELETE /api/v1/users/{id} 409': 'test/conditions/last-admin.spec.ts',
  'POST /api/v1/triage/examples/import 413': 'test/api/example-import.spec.ts',
  'POST /api/v1/triage/discovery 202': OF_DISCOVERY,
  'POST /api/v1/triage/discovery 409': OF_DISCOVERY,
  'POST /api/v1/triage/discovery 422': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/file 202': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/file 409': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/file 422': OF_DISCOVERY,
  'GET /api/v1/triage/discovery/{id} 200': OF_DISCOVERY,
  'DELETE /api/v1/triage/discovery/{id} 204': OF_DISCOVERY,
  'GET /api/v1/triage/discovery/{id}/proposals 200': OF_DISCOVERY,
  'GET /api/v1/triage/discovery/{id}/proposals/{proposalId} 200': OF_DISCOVERY,
  'GET /api/v1/triage/discovery/{id}/proposals/{proposalId} 304': OF_DISCOVERY,
  'PATCH /api/v1/triage/discovery/{id}/proposals/{proposalId} 200': OF_DISCOVERY,
  'PATCH /api/v1/triage/discovery/{id}/proposals/{proposalId} 409': OF_DISCOVERY,
  'PATCH /api/v1/triage/discovery/{id}/proposals/{proposalId} 412': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/{id}/proposals/{proposalId}/merge 200': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/{id}/proposals/{proposalId}/merge 409': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/{id}/proposals/{proposalId}/split 200': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/{id}/proposals/{proposalId}/split 409': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/{id}/proposals/{proposalId}/discard 200': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/{id}/proposals/{proposalId}/discard 409': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/{id}/proposals/{proposalId}/accept 200': OF_DISCOVERY,
  'POST /api/v1/triage/discovery/{id}/proposals/{proposalId}/accept 409': OF_DISCOVERY,
  'GET /api/v1/jobs/{id} 200': OF_JOBS,
  'POST /api/v1/jobs/{id}/cancel 200': OF_JOBS,
  'POST /api/v1/jobs/{id}/cancel 409': OF_JOBS,
  'POST /api/v1/jobs/{id}/retry 200': OF_JOBS,
  'POST /api/v1/jobs/{id}/retry 409': OF_JOBS,
  'POST /api/v1/triage/models 202': OF_MODELS,
  'POST /api/v1/triage/models 409': OF_MODELS,
  'POST /api/v1/triage/models 422': 'test/conditions/model-gate.spec.ts',
  'POST /api/v1/triage/models/{id}/activate 200': OF_MODELS,
  'POST /api/v1/triage/models/{id}/activate 409': OF_MODELS,
  'PUT /api/v1/triage/policy 200': OF_MODELS,
  'POST /api/v1/triage/policy/versions/{id}/restore 200': 'test/api/policy-versions.spec.ts',
  'POST /api/v1/triage/policy/replay 200': OF_REPLAYS,
  'POST /api/v1/triage/policy/replay 409': 'test/conditions/policy-replay.spec.ts',
};

async function withIntent(
  admin: Api,
  call: (intent: { id: number; name: string }) => Promise<Answer>,
): Promise<Answer> {
  const intent = await anIntent(admin);
  try {
    return await call(intent);
  } finally {
    await admin.delete(`/triage/intents/${intent.id}`);
  }
}

async function madeAndRemoved(
  admin: Api,
  list: string,
  body: object,
  headers: Record<string, string>,
): Promise<Answer> {
  const answer = await admin.post(list, body, { headers });
  if (answer.status === 201) await admin.delete(`${list}/${Number(answer.body['id'])}`);
  return answer;
}
