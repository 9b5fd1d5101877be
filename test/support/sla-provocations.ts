import type { Answer } from './api.js';
import { unique } from './builders.js';
import type { Provocation } from './provocations.js';
import { again, reusingAKey } from './repeated-calls.js';
import { aPolicy, policyBody, someHours, withHours, withPolicy } from './sla.js';

const STALE = { headers: { 'if-match': '"0"' } };
const HOURS = '/business-hours';
const POLICIES = '/sla-policies';
const SETTINGS = '/escalation-settings';
const hoursBody = () => ({
  name: unique('hours'),
  timeZone: 'UTC',
  weekly: [{ day: 'sunday', from: '09:00', to: '17:00' }],
});

/** What provokes a documented status of business hours, SLA policies and what escalates. */
export const OF_SLA: Readonly<Record<string, (call: Provocation) => Promise<Answer>>> = {
  'POST /api/v1/business-hours 409': ({ admin }) =>
    withHours(admin, ({ name }) => admin.post(HOURS, { ...hoursBody(), name })),
  'POST /api/v1/business-hours 422': ({ admin }) =>
    reusingAKey(async (headers) => {
      const answer = await admin.post(HOURS, hoursBody(), { headers });
      if (answer.status === 201) await admin.delete(`${HOURS}/${Number(answer.body['id'])}`);
      return answer;
    }),
  'GET /api/v1/business-hours/{id} 304': ({ admin }) =>
    withHours(admin, ({ id }) => again(admin, `${HOURS}/${id}`)),
  'PATCH /api/v1/business-hours/{id} 409': ({ admin }) =>
    withHours(admin, ({ name }) =>
      withHours(admin, ({ id }) => admin.patch(`${HOURS}/${id}`, { name })),
    ),
  'PATCH /api/v1/business-hours/{id} 412': ({ admin }) =>
    withHours(admin, ({ id }) => admin.patch(`${HOURS}/${id}`, { timeZone: 'UTC' }, STALE)),
  'DELETE /api/v1/business-hours/{id} 409': async ({ admin }) => {
    const { id } = await someHours(admin);
    const policy = await aPolicy(admin, { businessHoursId: id });
    const answer = await admin.delete(`${HOURS}/${id}`);
    await admin.delete(`${POLICIES}/${policy.id}`);
    await admin.delete(`${HOURS}/${id}`);
    return answer;
  },
  'DELETE /api/v1/business-hours/{id} 412': ({ admin }) =>
    withHours(admin, ({ id }) => admin.delete(`${HOURS}/${id}`, STALE)),

  'POST /api/v1/sla-policies 409': ({ admin }) =>
    withPolicy(admin, ({ name }) => admin.post(POLICIES, policyBody({ name }))),
  'POST /api/v1/sla-policies 422': ({ admin }) =>
    reusingAKey(async (headers) => {
      const answer = await admin.post(POLICIES, policyBody(), { headers });
      if (answer.status === 201) await admin.delete(`${POLICIES}/${Number(answer.body['id'])}`);
      return answer;
    }),
  'GET /api/v1/sla-policies/{id} 304': ({ admin }) =>
    withPolicy(admin, ({ id }) => again(admin, `${POLICIES}/${id}`)),
  'PATCH /api/v1/sla-policies/{id} 409': ({ admin }) =>
    withPolicy(admin, ({ name }) =>
      withPolicy(admin, ({ id }) => admin.patch(`${POLICIES}/${id}`, { name })),
    ),
  'PATCH /api/v1/sla-policies/{id} 412': ({ admin }) =>
    withPolicy(admin, ({ id }) => admin.patch(`${POLICIES}/${id}`, { order: 7 }, STALE)),
  'DELETE /api/v1/sla-policies/{id} 412': ({ admin }) =>
    withPolicy(admin, ({ id }) => admin.delete(`${POLICIES}/${id}`, STALE)),

  'GET /api/v1/escalation-settings 304': ({ admin }) => again(admin, SETTINGS),
  'PATCH /api/v1/escalation-settings 412': ({ admin }) =>
    admin.patch(SETTINGS, { lowConfidence: true }, STALE),
};
