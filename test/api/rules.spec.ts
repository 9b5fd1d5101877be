import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';
import { aRule, ruleBody } from '../support/rules.js';
import type { AuditEvent, Firing, Rule, RuleTrial, Ticket } from '../support/schemas.js';

let admin: Api;
let agent: Api;
const made: number[] = [];

beforeAll(async () => {
  admin = await theAdmin();
  agent = await admin.newStaff('agent');
});

afterAll(async () => {
  for (const id of made) await admin.delete(`/rules/${id}`);
});

const rule = async (fields: object = {}): Promise<Rule> => {
  const row = await aRule(admin, fields);
  made.push(row.id);
  return row;
};
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const leaf = { field: 'ticket.intent', operator: 'is', value: 'refund' };

describe('a rule', () => {
  test('needs a name, an event and an action, is off and then for all tickets', async () => {
    const actions = [{ type: 'note', text: 'Seen.' }];
    const body = { name: unique('rule'), kind: 'trigger', event: 'message.created', actions };
    const answer = await admin.post<Rule>('/rules', body);
    made.push(answer.body.id);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toEqual({
      ...body,
      id: expect.any(Number),
      position: 100,
      active: false,
      conditions: { all: [] },
      version: 1,
      createdAt: TIME,
      updatedAt: TIME,
    });
  });

  test('keeps all that it is given, and the staff reads it', async () => {
    const tag = { field: 'ticket.tags', operator: 'includes_any', value: ['a', 'b'] };
    const hours = { field: 'ticket.hoursSinceCreated', operator: 'at_least', value: 24.5 };
    const fields = {
      kind: 'automation',
      event: null,
      position: 3,
      conditions: { all: [{ any: [leaf, tag] }, { not: hours }] },
      actions: [
        { type: 'set', field: 'priority', value: 'high' },
        { type: 'assign', to: 'agent', agentId: agent.userId },
        { type: 'escalate', reason: 'It waits too long.' },
      ],
    };
    const row = await rule(fields);
    expect(row).toMatchObject(fields);
    expect((await agent.get(`/rules/${row.id}`)).body).toEqual(row);
    const { body } = await agent.get<Page<Rule>>('/rules?limit=100');
    expect(body.data).toContainEqual(row);
  });

  test('gives tags their one spelling', async () => {
    const { actions } = await rule({ actions: [{ type: 'tag', add: ['VIP  Gold'] }] });
    expect(actions).toEqual([{ type: 'tag', add: ['vip gold'] }]);
  });

  test('changes in part, by If-Match, keeps its versions, and leaves a trace', async () => {
    const { id, name, conditions } = await rule();
    const path = `/rules/${id}`;
    const call = { headers: { 'if-match': '"1"' } };
    const changed = await admin.patch<Rule>(path, { active: false, position: 7 }, call);
    expect(changed.body).toMatchObject({ name, conditions, position: 7, version: 2 });
    expectProblem(await admin.patch(path, { position: 8 }, call), 412, 'REQUEST.STALE_VERSION');
    const { body: versions } = await agent.get<Page<Rule>>(`${path}/versions`);
    expect(versions.data.map(({ version, position }) => [version, position])).toEqual([
      [2, 7],
      [1, 100],
    ]);
    const { body } = await admin.get<Page<AuditEvent>>(
      `/audit-events?subjectType=rule&subjectId=${id}`,
    );
    expect(body.data.find(({ action }) => action === 'rule.changed')).toMatchObject({
      before: { position: 100 },
      after: { position: 7 },
    });
  });

  test('is gone once it is deleted, but what it said, and its name is free', async () => {
    const { id, name } = await rule();
    expect((await admin.delete(`/rules/${id}`)).status).toBe(204);
    expectProblem(await admin.get(`/rules/${id}`), 404, 'RULE.NOT_FOUND');
    expectProblem(await admin.delete(`/rules/${id}`), 404, 'RULE.NOT_FOUND');
    const { body } = await admin.get<Page<Rule>>(`/rules/${id}/versions`);
    expect(body.data).toMatchObject([{ name, version: 1 }]);
    expect((await rule({ name })).name).toBe(name);
  });

  test.each<[object, string]>([
    [{ name: ' ' }, 'name'],
    [{ kind: 'wish' }, 'kind'],
    [{ event: 'moon.full' }, 'event'],
    [{ event: null }, 'event'],
    [{ kind: 'automation' }, 'event'],
    [{ kind: 'automation', event: null, conditions: { all: [] } }, 'conditions'],
    [{ conditions: [] }, 'conditions'],
    [{ conditions: { all: [leaf, { ...leaf, value: 7 }] } }, 'conditions.all[1].value'],
    [{ conditions: { all: [{ not: { ...leaf, field: 'moon' } }] } }, 'conditions.all[0].not.field'],
    [{ conditions: { any: [{ ...leaf, operator: 'is_like' }] } }, 'conditions.any[0].operator'],
    [{ actions: [] }, 'actions'],
    [{ actions: 'tag' }, 'actions'],
    [{ actions: [{ type: 'webhook', url: 'https://example.com' }] }, 'actions[0].type'],
    [{ actions: [{ type: 'set', field: 'priority', value: 'hottest' }] }, 'actions[0].value'],
    [{ actions: [{ type: 'assign', to: 'agent', agentId: NO_ID }] }, 'actions[0].agentId'],
    [{ actions: [{ type: 'assign', to: 'by_skill', teamId: NO_ID }] }, 'actions[0].teamId'],
    [{ actions: [{ type: 'reply', cannedAnswerId: NO_ID }] }, 'actions[0].cannedAnswerId'],
    [{ position: -1 }, 'position'],
    [{ active: 'yes' }, 'active'],
  ])('cannot be %j', async (fields, path) => {
    expectInvalid(await admin.post('/rules', ruleBody(fields)), path);
  });

  test('cannot become what it could not be made as, nor another kind of rule', async () => {
    const { id } = await rule();
    const sent = { field: 'message.content', operator: 'contains', value: 'x' };
    expectInvalid(await admin.patch(`/rules/${id}`, { conditions: sent }), 'conditions.field');
    expectInvalid(await admin.patch(`/rules/${id}`, { kind: 'automation' }), 'kind');
    expectInvalid(await admin.patch(`/rules/${id}`, {}), 'body');
  });

  test('follows the new name of an intent, as its next version', async () => {
    const intent = await anIntent(admin);
    const value = unique('renamed');
    const asked = { field: 'ticket.intent', operator: 'is', value: intent.name };
    const { id } = await rule({ conditions: asked });
    await admin.patch(`/triage/intents/${intent.id}`, { name: value });
    const { body } = await admin.get<Rule>(`/rules/${id}`);
    expect(body).toMatchObject({ conditions: { ...asked, value }, version: 2 });
    await admin.delete(`/triage/intents/${intent.id}`);
  });

  test('names only somebody of the staff', async () => {
    const customer = await admin.newUser();
    const actions = [{ type: 'assign', to: 'agent', agentId: customer.userId }];
    expectInvalid(await admin.post('/rules', ruleBody({ actions })), 'actions[0].agentId');
  });
});

describe('a trial', () => {
  let ticket: Ticket;
  const tag = unique('trial');
  const conditions = { all: [{ field: 'ticket.tags', operator: 'includes', value: tag }] };
  const actions = [
    { type: 'tag', add: [tag] },
    { type: 'set', field: 'priority', value: 'low' },
  ];

  beforeAll(async () => {
    ticket = await aTicket().by(admin).escalated();
    await admin.patch(`/tickets/${ticket.id}`, { tags: [tag] });
  });

  const found = {
    matched: 1,
    matches: [
      {
        actions: [
          { type: 'tag', changes: false },
          { type: 'set', changes: true },
        ],
      },
    ],
  };

  test('says what a draft would have done, and changes nothing', async () => {
    const before = (await admin.get<Ticket>(`/tickets/${ticket.id}`)).body;
    const draft = { kind: 'trigger', event: 'ticket.created', conditions, actions };
    const { status, body } = await admin.post<RuleTrial>('/rules/trial', draft);
    expect(status).toBe(200);
    expect(body).toMatchObject(found);
    expect(body.matches[0]!.ticketId).toBe(ticket.id);
    expect(body.tried).toBeGreaterThan(0);
    expect((await admin.get<Ticket>(`/tickets/${ticket.id}`)).body).toEqual(before);
    const firings = await admin.get<Page<Firing>>(`/tickets/${ticket.id}/firings`);
    expect(firings.body.data).toEqual([]);
  });

  test('says the same of a rule, of as many tickets as are asked for', async () => {
    const { id } = await rule({ conditions, actions });
    const { body } = await admin.post<RuleTrial>(`/rules/${id}/trial`, { tickets: 2_000 });
    expect(body).toMatchObject(found);
    const one = await admin.post<RuleTrial>(`/rules/${id}/trial`, { tickets: 1 });
    expect(one.body.tried).toBe(1);
  });

  test('refuses a draft as a rule would be, and asks no more tickets than it may', async () => {
    const draft = { kind: 'trigger', event: 'ticket.created', conditions: { any: [] }, actions };
    expectInvalid(await admin.post('/rules/trial', draft), 'conditions.any');
    expectInvalid(await admin.post('/rules/trial', { ...draft, tickets: 2_001 }), 'tickets');
    expectProblem(await admin.post(`/rules/${NO_ID}/trial`, {}), 404, 'RULE.NOT_FOUND');
  });
});
