import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import type { AuditEvent } from '../support/schemas.js';
import { tablesWith } from '../support/texts-left.js';

let database: TestDatabase;
let admin: Api;
let customer: Api;
let secret: string;
let headers: Record<string, string>;

beforeAll(async () => {
  ({ database, admin } = await fixture());
});

beforeEach(async () => {
  customer = await admin.newUser();
  secret = unique('secret');
  headers = { 'idempotency-key': unique('key') };
});

async function open(api = customer): Promise<number> {
  const message = `I was charged twice, says the ${secret}\n> hello`;
  const { status, body } = await api.post('/tickets', { message }, { headers });
  expect(status).toBe(201);
  return Number(body['id']);
}

/** A ticket about which all has been said that there is to say. */
async function discussed(): Promise<number> {
  const id = await open();
  const feedback = { rating: 1, resolved: false, comment: `The ${secret} is angry.` };
  const key = { 'idempotency-key': unique('key') };
  await customer.post(`/tickets/${id}/feedback`, feedback, { headers: key });
  await admin.patch(`/tickets/${id}`, { intent: 'order_status' });
  await admin.patch(`/tickets/${id}`, { answer: `Dear ${secret}` });
  await database.query(
    `INSERT INTO embeddings (encoder, text_hash, vector)
     SELECT 'a', sha256(convert_to(message, 'UTF8')), '' FROM tickets WHERE id = $1`,
    [id],
  );
  return id;
}

const rowsOf = async (id: number) => {
  const counts = ['decisions', 'labels', 'ticket_transitions', 'feedback', 'examples'].map(
    (table) => `(SELECT count(*)::int FROM ${table} WHERE ticket_id = $1) AS ${table}`,
  );
  const [row] = await database.query<Record<string, number>>(`SELECT ${counts.join()}`, [id]);
  return row!;
};

describe('a deleted ticket', () => {
  test('is gone with all that came of it, and its words stand nowhere', async () => {
    const id = await discussed();
    expect(Math.min(...Object.values(await rowsOf(id)))).toBeGreaterThan(0);
    const before = await tablesWith(database, secret);
    expect(before).toEqual([
      'decisions',
      'examples',
      'feedback',
      'idempotency_keys',
      'messages',
      'tickets',
    ]);

    expect((await admin.delete(`/tickets/${id}`)).status).toBe(204);

    expect(await tablesWith(database, secret)).toEqual([]);
    expect(await database.query(`SELECT FROM embeddings WHERE encoder = 'a'`)).toEqual([]);
    expect(Math.max(...Object.values(await rowsOf(id)))).toBe(0);
    for (const path of ['', '/decision', '/labels', '/transitions']) {
      expectProblem(await admin.get(`/tickets/${id}${path}`), 404, 'TICKET.NOT_FOUND');
    }
    expectProblem(await admin.delete(`/tickets/${id}`), 404, 'TICKET.NOT_FOUND');
    expect((await admin.get('/reports/outcomes')).status).toBe(200);
    expect((await admin.get('/triage/policy')).status).toBe(200);
  });

  test('stands in the log with what the machine and people said, without a word of it', async () => {
    const id = await discussed();
    const { body: ticket } = await admin.get(`/tickets/${id}`);
    await admin.delete(`/tickets/${id}`);
    const { body } = await admin.get<{ data: AuditEvent[] }>(
      `/audit-events?subjectType=ticket&subjectId=${id}`,
    );
    expect(body.data[0]).toMatchObject({
      action: 'ticket.deleted',
      actorId: admin.userId,
      before: {
        requesterId: customer.userId,
        status: ticket['status'],
        intent: 'order_status',
        confidence: ticket['confidence'],
        createdAt: ticket['createdAt'],
        label: { source: 'agent', intent: 'order_status', isRight: false },
      },
      after: null,
    });
  });

  test('may come again by its key, and leaves the answers about others', async () => {
    const id = await open();
    const other = { 'idempotency-key': unique('key') };
    const kept = await customer.post('/tickets', { message: 'another' }, { headers: other });
    await admin.delete(`/tickets/${id}`);
    expect(await open()).not.toBe(id);
    const again = await customer.post('/tickets', { message: 'another' }, { headers: other });
    expect(again.body).toEqual(kept.body);
  });

  test('stays where it was changed since it was read, or is of somebody else', async () => {
    const id = await open();
    const stale = { headers: { 'if-match': '"7"' } };
    expectProblem(await admin.delete(`/tickets/${id}`, stale), 412, 'REQUEST.STALE_VERSION');
    expectProblem(await customer.delete(`/tickets/${id}`), 403, 'AUTH.FORBIDDEN');
    const agent = await admin.newStaff('agent');
    expectProblem(await agent.delete(`/tickets/${id}`), 403, 'AUTH.FORBIDDEN');
    expect((await customer.get(`/tickets/${id}`)).status).toBe(200);
  });

  test('takes along nothing of a decision that somebody would remove by itself', async () => {
    const id = await open();
    const remove = database.query('DELETE FROM decisions WHERE ticket_id = $1', [id]);
    await expect(remove).rejects.toThrow('never changed or removed');
  });
});

describe('somebody behind a key', () => {
  /** A bridge that speaks for customers. */
  async function bridge(): Promise<Api> {
    const key = {
      name: unique('bridge'),
      role: 'agent',
      scopes: ['tickets:on_behalf', 'tickets:write'],
    };
    const { body } = await admin.post<{ key: string }>('/auth/api-keys', key);
    return new Api(admin.url, body.key);
  }

  test.each(['ticket', 'person'])(
    'leaves nothing in what the key was answered: the %s',
    async (it) => {
      const message = `I was charged twice, says the ${secret}`;
      const onBehalfOf = `${unique('ada')}@example.com`;
      const { body } = await (
        await bridge()
      ).post('/tickets', { message, onBehalfOf }, { headers });
      const ticket = Number(body['id']);
      const path = it === 'ticket' ? `/tickets/${ticket}` : `/users/${Number(body['requesterId'])}`;
      expect(await tablesWith(database, secret)).toContain('idempotency_keys');
      expect((await admin.delete(path)).status).toBe(204);
      expect(await tablesWith(database, secret)).toEqual([]);
      if (it === 'person') expect(await tablesWith(database, onBehalfOf)).toEqual([]);
    },
  );

  test('is deleted with all that they wrote, and the key ends', async () => {
    const machine = await admin.newMachine('user');
    const id = await open(machine);
    expect((await admin.delete(`/users/${machine.userId}`)).status).toBe(204);
    expect(await tablesWith(database, secret)).toEqual([]);
    expect((await machine.get('/tickets')).status).toBe(401);
    expect((await admin.get(`/tickets/${id}`)).body).toMatchObject({ message: '[removed]' });
  });
});
