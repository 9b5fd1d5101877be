import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { expectInvalid, expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import type { AuditEvent } from '../support/schemas.js';
import { until } from '../support/until.js';

const NEVER = { tickets: null, audit: null, models: null, events: null };

let database: TestDatabase;
let admin: Api;

beforeAll(async () => {
  ({ database, admin } = await fixture());
});

beforeEach(() => keep(NEVER));

async function keep(rules: Partial<typeof NEVER> | Record<string, number>): Promise<void> {
  expect((await admin.put('/organization/retention', { ...NEVER, ...rules })).status).toBe(200);
}

/** Does what is done every night. */
async function night(): Promise<void> {
  const [last] = await database.query<{ id: number }>(
    'SELECT coalesce(max(id), 0) AS id FROM background_tasks',
  );
  await database.query(
    `INSERT INTO pgboss.job (name, data) VALUES ('retention', '{"organizationId": 1, "payload": {}}')`,
  );
  const status = async () => {
    const [job] = await database.query<{ status: string }>(
      `SELECT status FROM background_tasks WHERE type = 'retention' AND id > $1`,
      [last!.id],
    );
    return job?.status;
  };
  await until(status).toBe('completed');
}

const logged = async (action: string): Promise<AuditEvent[]> =>
  (await admin.get<{ data: AuditEvent[] }>(`/audit-events?action=${action}`)).body.data;

describe('the rules', () => {
  test('keep everything until they say otherwise, and are written down', async () => {
    const { body, headers } = await admin.get('/organization/retention');
    expect(body).toMatchObject(NEVER);
    await keep({ tickets: 30, events: 7 });
    expect((await admin.get('/organization/retention')).body).toMatchObject({
      ...NEVER,
      tickets: 30,
      events: 7,
    });
    const [change] = await logged('organization.retention_changed');
    expect(change).toMatchObject({
      before: { retainTicketsDays: null },
      after: { retainTicketsDays: 30, retainEventsDays: 7 },
    });
    const stale = { headers: { 'if-match': headers.get('etag')! } };
    const answer = await admin.put('/organization/retention', NEVER, stale);
    expectProblem(answer, 412, 'REQUEST.STALE_VERSION');
  });

  test('are all said, within what makes sense', async () => {
    const put = (body: object) => admin.put('/organization/retention', body);
    expectInvalid(await put({ tickets: 30 }), 'audit', 'models', 'events');
    expectInvalid(await put({ ...NEVER, audit: 89 }), 'audit');
    expectInvalid(await put({ ...NEVER, tickets: 0, events: 91 }), 'tickets', 'events');
  });
});

describe('the night', () => {
  test('takes tickets that are over for so long, in small steps, and no others', async () => {
    const word = unique('word');
    const make = (count: number, status: string, days: number) =>
      database.query(
        `WITH made AS (
           INSERT INTO tickets (requester_id, message, status, created_at, updated_at)
           SELECT 1, '${word} ${status} ${days}', $2::ticket_status, at, at
           FROM generate_series(1, $1::int), (SELECT now() - make_interval(days => $3)) AS it (at)
           RETURNING id
         ) INSERT INTO decisions (ticket_id, outcome, reason, familiar, answerable, alternatives, evidence)
           SELECT id, 'escalated', 'out_of_scope', false, false, '[]', '[]' FROM made`,
        [count, status, days],
      );
    await make(450, 'closed', 31);
    await make(1, 'closed', 29);
    await make(1, 'escalated', 400);
    await keep({ tickets: 30 });
    await night();
    const left = await database.query<{ message: string }>(
      `SELECT message FROM tickets WHERE message LIKE '${word}%' ORDER BY message`,
    );
    expect(left.map(({ message }) => message)).toEqual([
      `${word} closed 29`,
      `${word} escalated 400`,
    ]);
    const steps = await logged('retention.tickets_removed');
    const removed = steps.map(({ after }) => (after as { tickets: number }).tickets);
    expect(removed).toEqual([50, 200, 200]);
    expect(steps[0]).toMatchObject({ actorId: null, after: { days: 30 } });
  });

  test('takes of the log what its rule is over for, which nothing else takes', async () => {
    const action = `old.${unique('a')}`;
    await database.query(
      `INSERT INTO audit_events (action, occurred_at) SELECT $1, now() - make_interval(days => d)
       FROM unnest(ARRAY[89, 91]) AS d`,
      [action],
    );
    const remove = () => database.query('DELETE FROM audit_events WHERE action = $1', [action]);
    await expect(remove()).rejects.toThrow('never changed or removed');
    await keep({ audit: 90 });
    await expect(remove()).rejects.toThrow('never changed or removed');
    await night();
    const left = await database.query('SELECT FROM audit_events WHERE action = $1', [action]);
    expect(left).toHaveLength(1);
    expect((await logged('retention.audit_removed'))[0]).toMatchObject({
      after: { events: 1, days: 90 },
    });
  });

  test('takes models that nothing names any more, and never the active one', async () => {
    const [named] = await database.query<{ id: number }>(
      `INSERT INTO models (version, status, created_at)
       SELECT v, 'ready', now() - interval '40 days' FROM unnest(ARRAY[9001, 9002]) AS v
       RETURNING id`,
    );
    await database.query(
      `INSERT INTO guarantees (policy_id, model_id, evidence_hash, overall, intents)
       SELECT policies.id, models.id, 'x', '{}', '[]' FROM policies, models
       WHERE models.version IN (9001, 9002)`,
    );
    await database.query(
      `WITH made AS (INSERT INTO tickets (requester_id, message, status) VALUES (1, 'x', 'open') RETURNING id)
       INSERT INTO decisions (ticket_id, model_id, outcome, reason, familiar, answerable, alternatives, evidence)
       SELECT id, $1, 'escalated', 'out_of_scope', false, false, '[]', '[]' FROM made`,
      [named!.id],
    );
    await database.query(
      `UPDATE models SET created_at = now() - interval '50 days', trained_at = NULL`,
    );
    const remove = database.query(`DELETE FROM guarantees WHERE evidence_hash = 'x'`);
    await expect(remove).rejects.toThrow('never changed or removed');
    await keep({ models: 30 });
    await night();
    const left = await database.query<{ version: number }>(
      `SELECT version FROM models WHERE status = 'active' OR version > 9000 ORDER BY version`,
    );
    expect(left).toEqual([{ version: 1 }, { version: 9001 }]);
    expect((await logged('retention.model_removed'))[0]).toMatchObject({
      before: { version: 9002, status: 'ready' },
    });
  });
});

test('the audit log is never emptied', async () => {
  for (const statement of ['TRUNCATE audit_events', 'TRUNCATE users CASCADE']) {
    await expect(database.query(statement)).rejects.toThrow('never changed or removed');
  }
});

test('card numbers and accounts are taken out before anything sees them, unless switched off', async () => {
  const message = 'I was charged twice, card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00';
  const headers = { 'idempotency-key': unique('key') };
  const open = () => admin.post('/tickets', { message }, { headers });
  const { body } = await open();
  const redacted = 'I was charged twice, card [card …1111], IBAN [IBAN …3000]';
  expect(body['message']).toBe(redacted);
  expect((await open()).body).toEqual(body);
  const stored = await database.query<{ text: string }>(
    `SELECT (tickets, decisions)::text AS text FROM tickets JOIN decisions ON ticket_id = tickets.id
     WHERE tickets.id = $1`,
    [body['id']],
  );
  expect(stored[0]!.text).not.toMatch(/4111|3704/);
  const comment = 'my card is 4111111111111111';
  const feedback = { rating: 1, resolved: true, comment };
  const given = await admin.post(`/tickets/${Number(body['id'])}/feedback`, feedback);
  expect(given.body['comment']).toBe('my card is [card …1111]');

  expect((await admin.patch('/organization', { redactPaymentData: false })).status).toBe(200);
  expect((await admin.post('/tickets', { message })).body['message']).toBe(message);
});
