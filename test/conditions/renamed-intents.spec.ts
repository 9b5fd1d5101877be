import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { type Fixture, fixture } from '../support/fixture.js';
import { ADMIN, SECRET_KEY, type Service, startService } from '../support/service.js';
import { until } from '../support/until.js';

const COMMAND = new URL('../../dist/cli/verify-decisions.js', import.meta.url).pathname;
const MESSAGE = { message: 'I was charged twice for the same order' };
const ANSWERED = { status: 'auto_resolved', intent: 'paid_twice' };

let it: Fixture;
let beside: Service;
let admin: Api;
let id: string;
let before: Record<string, unknown>;

const rename = (name: string) => admin.patch(`/triage/intents/${id}`, { name });

// Two tickets and a label under the old name, then a policy that names it, then the renaming.
beforeAll(async () => {
  it = await fixture();
  ({ admin } = it);
  beside = await startService({ DATABASE_URL: it.database.url });
  const { body } = await admin.get<{ data: Record<string, unknown>[] }>('/triage/intents');
  id = String(body.data.find(({ name }) => name === 'charged_twice')!['id']);
  before = (await admin.post('/tickets', MESSAGE)).body;
  const labelled = (await admin.post('/tickets', { message: 'charged me twice again' })).body;
  await admin.patch(`/tickets/${String(labelled['id'])}`, {
    intent: 'charged_twice',
  });
  await admin.put('/triage/policy', {
    mode: 'live',
    threshold: 0.99,
    overrides: { charged_twice: { threshold: 0.3 } },
  });
  expect((await rename('paid_two_times')).status).toBe(200);
  expect((await rename('paid_twice')).status).toBe(200);
});

test('a renamed intent is answered, by a model that knows it by the old name', async () => {
  const { body } = await admin.post('/tickets', MESSAGE);
  expect(body).toMatchObject({ ...ANSWERED, answer: before['answer'] });
  const decision = await admin.get(`/tickets/${String(body['id'])}/decision`);
  expect(decision.body).toMatchObject({ intent: 'paid_twice', threshold: 0.3 });
});

test('the other instances hear of it', async () => {
  const other = await new Api(beside.url).as(ADMIN.email, ADMIN.password);
  const intent = async () => (await other.post('/triage/preview', MESSAGE)).body['intent'];
  await until(intent).toBe('paid_twice');
  await beside.stop();
});

test('the policy names it as before, in a version of its own', async () => {
  const { body } = await admin.get('/triage/policy');
  expect(body).toMatchObject({ version: 4, overrides: { paid_twice: { threshold: 0.3 } } });
  expect(Object.keys(body['overrides'] as object)).toEqual(['paid_twice']);
});

test('its tickets and labels are found by its name', async () => {
  const found = async (intent: string) => {
    const { body } = await admin.get<{ data: { id: unknown }[] }>(`/tickets?intent=${intent}`);
    return body.data.map((ticket) => ticket.id);
  };
  await until(async () => (await found('paid_twice')).includes(before['id'])).toBe(true);
  await until(() => found('charged_twice')).toEqual([]);
  const labels = () =>
    it.database.query('SELECT intent, predicted FROM labels WHERE revoked_at IS NULL');
  await until(labels).toEqual([{ intent: 'paid_twice', predicted: 'paid_twice' }]);
  const { body } = await admin.get('/tickets?intent=paid_twice');
  expect(JSON.stringify(body)).not.toContain('charged_twice');
});

test('nobody else gets a name that it had, and an import still means it', async () => {
  const taken = await admin.post('/triage/intents', { name: 'Charged_Twice' });
  expect(taken.body).toMatchObject({ status: 409, code: 'INTENT.NAME_TAKEN' });
  expect(taken.body['detail']).toContain('"paid_twice" was called "charged_twice" before');
  const csv = 'text,intent\nyou took the money two times,charged_twice\n';
  await admin.post('/triage/examples/import', csv, { headers: { 'content-type': 'text/csv' } });
  const { body } = await admin.get<{ data: { name: string }[] }>('/triage/intents?limit=100');
  expect(body.data.map(({ name }) => name)).not.toContain('charged_twice');
  const said = await admin.get<{ data: { text: string; intent: string }[] }>(
    `/triage/intents/${id}/examples?limit=100`,
  );
  expect(said.body.data.map(({ text }) => text)).toContain('you took the money two times');
});

test('a correction to the new name of what was named by the old one is none', async () => {
  await admin.patch(`/tickets/${String(before['id'])}`, { intent: 'paid_twice' });
  const [label] = await it.database.query<{ right: boolean }>(
    `SELECT is_right AS "right" FROM labels WHERE ticket_id = ${String(before['id'])}`,
  );
  expect(label).toEqual({ right: true });
});

test('replays know past tickets by the new name', async () => {
  const policy = { mode: 'live', threshold: 0.3, overrides: { paid_twice: { neverAnswer: true } } };
  const { body } = await admin.post('/triage/policy/replay', { policy, examples: 10 });
  const intents = (body['byIntent'] as { intent: string }[]).map(({ intent }) => intent);
  expect(intents).toContain('paid_twice');
  expect(intents).not.toContain('charged_twice');
});

test('every decision verifies, those of before and those of after', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, '--json'], {
    env: { ...process.env, DATABASE_URL: it.database.url, SECRET_KEY },
  });
  const { summary } = JSON.parse(stdout.trim().split('\n').at(-1)!) as {
    summary: Record<string, unknown>;
  };
  expect(summary).toMatchObject({ decisions: 3, verified: 3, mismatched: 0 });
});

test('its old name can be given back to it, and counts then', async () => {
  expect((await rename('charged_twice')).status).toBe(200);
  const { body } = await admin.post('/tickets', MESSAGE);
  expect(body).toMatchObject({ status: 'auto_resolved', intent: 'charged_twice' });
  const { body: policy } = await admin.get('/triage/policy');
  expect(policy['overrides']).toEqual({ charged_twice: { threshold: 0.3 } });
});
