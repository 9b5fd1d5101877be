import { unique } from '../builders.js';
import { aPolicy, policyBody, someHours } from '../sla.js';
import { removed } from './given.js';
import { admins, type Row, staff } from './row.js';

const HOURS = '/api/v1/business-hours';
const POLICIES = '/api/v1/sla-policies';
const SETTINGS = '/api/v1/escalation-settings';
const ONE = ['GET', 'PATCH', 'DELETE'] as const;

const by = (method: string) => (method === 'GET' ? staff : admins);
const done = (method: string): number => (method === 'DELETE' ? 204 : 200);

/** Who may do what of business hours, SLA policies and what escalates. */
export const OF_SLA: readonly Row[] = [
  staff(`GET ${HOURS}`, 200),
  admins(`POST ${HOURS}`, 201, {
    given: ({ admin }) => ({
      body: {
        name: unique('hours'),
        timeZone: 'UTC',
        weekly: [{ day: 'monday', from: '09:00', to: '17:00' }],
      },
      afterwards: removed(admin, '/business-hours'),
    }),
  }),
  ...ONE.map((method) =>
    by(method)(`${method} ${HOURS}/{id}`, done(method), {
      given: async ({ admin }) => {
        const { id } = await someHours(admin);
        const body = { timeZone: 'UTC' };
        const afterwards = () => admin.delete(`/business-hours/${id}`);
        return { ids: [id], ...(method === 'PATCH' && { body }), afterwards };
      },
    }),
  ),
  staff(`GET ${POLICIES}`, 200),
  admins(`POST ${POLICIES}`, 201, {
    given: ({ admin }) => ({ body: policyBody(), afterwards: removed(admin, '/sla-policies') }),
  }),
  ...ONE.map((method) =>
    by(method)(`${method} ${POLICIES}/{id}`, done(method), {
      given: async ({ admin }) => {
        const { id } = await aPolicy(admin);
        const afterwards = () => admin.delete(`/sla-policies/${id}`);
        return { ids: [id], ...(method === 'PATCH' && { body: { order: 7 } }), afterwards };
      },
    }),
  ),
  admins(`GET ${SETTINGS}`, 200),
  admins(`PATCH ${SETTINGS}`, 200, { given: () => ({ body: { lowConfidence: true } }) }),
];
