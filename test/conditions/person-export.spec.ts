import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SECRETS } from '../../src/identity/operations/export/exported-columns.js';
import { OF_NOBODY, PERSONAL_ROWS } from '../../src/identity/operations/person/personal-rows.js';
import type { Api } from '../support/api.js';
import { expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import type { AuditEvent } from '../support/schemas.js';
import { tablesWith } from '../support/texts-left.js';
import { until } from '../support/until.js';
import { unzip } from '../support/zip.js';

let database: TestDatabase;
let admin: Api;
let customer: Api;
let word: string;
let ticketId: number;

beforeAll(async () => {
  ({ database, admin } = await fixture());
});

beforeEach(async () => {
  customer = await admin.newUser();
  word = unique('word');
  const message = `I was charged twice, says the ${word}`;
  const headers = { 'idempotency-key': unique('key') };
  ticketId = Number((await customer.post('/tickets', { message }, { headers })).body['id']);
  const feedback = { rating: 1, resolved: false, comment: 'No.' };
  await customer.post(`/tickets/${ticketId}/feedback`, feedback);
  await admin.patch(`/tickets/${ticketId}`, { intent: 'order_status' });
});

/** The files that somebody gets of a person, once they are packed. */
async function exported(by: Api, of = by.userId): Promise<Map<string, Buffer>> {
  const path = `/users/${of}/export`;
  expectProblem(await by.get(path), 404, 'EXPORT.NOT_FOUND');
  const begun = await by.post(path);
  expect(begun.status).toBe(202);
  const job = begun.headers.get('location')!.replace('/api/v1', '');
  await until(async () => (await by.get(job)).body['status']).toBe('completed');
  const response = await fetch(`${by.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${by.token}` },
  });
  expect(response.headers.get('content-type')).toBe('application/zip');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
  return unzip(bytes);
}

const rowsIn = (files: Map<string, Buffer>, table: string): Record<string, unknown>[] =>
  files
    .get(`${table}.ndjson`)!
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('a person gets all that is kept of them, and nothing of others', async () => {
  const other = await admin.newUser();
  await other.post('/tickets', { message: 'the zitherist was charged twice' });
  await customer.patch('/users/me/profile', { displayName: 'Ada King' });
  const files = await exported(customer);
  const manifest = JSON.parse(files.get('manifest.json')!.toString()) as Record<string, unknown>;
  expect(manifest['user']).toMatchObject({ id: customer.userId });
  const [ticket, ...more] = rowsIn(files, 'tickets');
  expect(more).toEqual([]);
  expect(ticket).toMatchObject({ id: ticketId, message: expect.stringContaining(word) });
  expect(rowsIn(files, 'users')).toEqual([expect.objectContaining({ id: customer.userId })]);
  expect(rowsIn(files, 'user_profiles')).toEqual([
    expect.objectContaining({ user_id: customer.userId, display_name: 'Ada King' }),
  ]);
  const filled = Object.keys(PERSONAL_ROWS).filter((table) => rowsIn(files, table).length > 0);
  expect(filled).toEqual(
    expect.arrayContaining(['decisions', 'labels', 'feedback', 'examples', 'idempotency_keys']),
  );
  expect(rowsIn(files, 'labels').map((label) => label['source'])).toEqual(['requester', 'agent']);
  for (const [name, file] of files)
    expect([name, file.includes('zitherist')]).toEqual([name, false]);
  for (const secret of SECRETS) {
    const [table = '', column = ''] = secret.split('.');
    for (const row of rowsIn(files, table)) expect(Object.keys(row)).not.toContain(column);
  }
});

test('an admin gets it of anybody, and both stand in the log', async () => {
  const files = await exported(admin, customer.userId);
  expect(rowsIn(files, 'tickets')).toHaveLength(1);
  const { body } = await admin.get<{ data: AuditEvent[] }>(
    `/audit-events?subjectType=user&subjectId=${customer.userId}`,
  );
  const actions = body.data.map(({ action, actorId }) => [action, actorId]);
  expect(actions).toContainEqual(['user.exported', admin.userId]);
  expect(actions[0]).toEqual(['user.export_downloaded', admin.userId]);
});

test('nobody else gets it, nor anything of who is gone', async () => {
  const agent = await admin.newStaff('agent');
  for (const stranger of [agent, await admin.newUser()]) {
    for (const method of ['GET', 'POST']) {
      const answer = await stranger.call(method, `/users/${customer.userId}/export`);
      expectProblem(answer, 404, 'USER.NOT_FOUND');
    }
  }
  await admin.delete(`/users/${customer.userId}`);
  expectProblem(await admin.get(`/users/${customer.userId}/export`), 404, 'USER.NOT_FOUND');
});

test.each([
  ['the person', () => `/users/${customer.userId}`],
  ['the ticket', () => `/tickets/${ticketId}`],
])('a file goes with %s', async (_, path) => {
  const kept = () =>
    database.query('SELECT FROM export_chunks WHERE user_id = $1', [customer.userId]);
  await exported(admin, customer.userId);
  expect(await kept()).not.toEqual([]);
  expect((await admin.delete(path())).status).toBe(204);
  expect(await kept()).toEqual([]);
  expect(await tablesWith(database, word)).toEqual([]);
});

test('a file is kept for a day, and made anew whenever somebody asks', async () => {
  await exported(customer);
  const path = `/users/${customer.userId}/export`;
  await database.query(
    `UPDATE export_chunks SET created_at = created_at - interval '24 hours' WHERE user_id = $1`,
    [customer.userId],
  );
  expectProblem(await customer.get(path), 404, 'EXPORT.NOT_FOUND');
  expect((await customer.post(path)).status).toBe(202);
});

test('every table is about people, or said not to be', async () => {
  const tables = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND attname = 'organization_id'`,
  );
  const known = [...Object.keys(PERSONAL_ROWS), ...Object.keys(OF_NOBODY)];
  expect(tables.map(({ name }) => name).sort()).toEqual(known.sort());
});
