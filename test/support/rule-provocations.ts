import type { Answer } from './api.js';
import type { Provocation } from './provocations.js';
import { again, reusingAKey } from './repeated-calls.js';
import { ruleBody, withRule } from './rules.js';

const STALE = { headers: { 'if-match': '"0"' } };
const RULES = '/rules';

/** What provokes a documented status of rules. */
export const OF_RULES: Readonly<Record<string, (call: Provocation) => Promise<Answer>>> = {
  'POST /api/v1/rules 409': ({ admin }) =>
    withRule(admin, ({ name }) => admin.post(RULES, ruleBody({ name }))),
  'POST /api/v1/rules 422': ({ admin }) =>
    reusingAKey(async (headers) => {
      const answer = await admin.post(RULES, ruleBody(), { headers });
      if (answer.status === 201) await admin.delete(`${RULES}/${Number(answer.body['id'])}`);
      return answer;
    }),
  'GET /api/v1/rules/{id} 304': ({ admin }) =>
    withRule(admin, ({ id }) => again(admin, `${RULES}/${id}`)),
  'PATCH /api/v1/rules/{id} 409': ({ admin }) =>
    withRule(admin, ({ name }) =>
      withRule(admin, ({ id }) => admin.patch(`${RULES}/${id}`, { name })),
    ),
  'PATCH /api/v1/rules/{id} 412': ({ admin }) =>
    withRule(admin, ({ id }) => admin.patch(`${RULES}/${id}`, { position: 7 }, STALE)),
  'DELETE /api/v1/rules/{id} 412': ({ admin }) =>
    withRule(admin, ({ id }) => admin.delete(`${RULES}/${id}`, STALE)),
};
