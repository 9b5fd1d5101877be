import type { Api } from './api.js';
import { unique } from './builders.js';
import { expectThat } from './expect-that.js';
import type { Rule } from './schemas.js';

/** A trigger that is for no ticket of other tests. */
export const ruleBody = (fields: object = {}) => ({
  name: unique('rule'),
  kind: 'trigger',
  event: 'ticket.created',
  conditions: { all: [{ field: 'ticket.tags', operator: 'includes', value: unique('tag') }] },
  actions: [{ type: 'tag', add: ['ruled'] }],
  ...fields,
});

export async function aRule(admin: Api, fields: object = {}): Promise<Rule> {
  const { status, body } = await admin.post<Rule>('/rules', ruleBody(fields));
  expectThat(status, JSON.stringify(body)).toBe(201);
  return body;
}

/** A rule for the time of a call. */
export async function withRule<Result>(
  admin: Api,
  call: (rule: Rule) => Promise<Result>,
): Promise<Result> {
  const rule = await aRule(admin);
  try {
    return await call(rule);
  } finally {
    await admin.delete(`/rules/${rule.id}`);
  }
}
