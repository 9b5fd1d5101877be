import { aRule, ruleBody } from '../rules.js';
import { aTicketOfOwner, removed } from './given.js';
import { admins, type Row, staff } from './row.js';

const RULES = '/api/v1/rules';
const ONE = ['GET', 'PATCH', 'DELETE'] as const;

const by = (method: string) => (method === 'GET' ? staff : admins);
const done = (method: string): number => (method === 'DELETE' ? 204 : 200);
const given =
  (body?: object): Row['given'] =>
  async ({ admin }) => {
    const { id } = await aRule(admin);
    const afterwards = () => admin.delete(`/rules/${id}`);
    return { ids: [id], ...(body && { body }), afterwards };
  };

/** Who may do what of rules, and see what they did. */
export const OF_RULES: readonly Row[] = [
  staff(`GET ${RULES}`, 200),
  admins(`POST ${RULES}`, 201, {
    given: ({ admin }) => ({ body: ruleBody(), afterwards: removed(admin, '/rules') }),
  }),
  ...ONE.map((method) =>
    by(method)(`${method} ${RULES}/{id}`, done(method), {
      ...{ given: given(method === 'PATCH' ? { position: 7 } : undefined) },
    }),
  ),
  staff(`GET ${RULES}/{id}/versions`, 200, { given: given() }),
  staff(`GET ${RULES}/{id}/firings`, 200, { given: given() }),
  admins(`POST ${RULES}/{id}/trial`, 200, { given: given({ tickets: 1 }) }),
  admins(`POST ${RULES}/trial`, 200, {
    given: () => {
      const { name: _, ...draft } = ruleBody();
      return { body: { ...draft, tickets: 1 } };
    },
  }),
  staff('GET /api/v1/tickets/{id}/firings', 200, { given: aTicketOfOwner() }),
];
