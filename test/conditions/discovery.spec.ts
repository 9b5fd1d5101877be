import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Answer, Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { UNLABELLED, UNLABELLED_CSV, wishOf } from '../support/unlabelled.js';
import { until } from '../support/until.js';

interface Proposal {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly status: string;
  readonly messages: number;
  readonly gain: number;
  readonly representatives: string[];
  readonly intentId: number | null;
  readonly isKnown: boolean;
  readonly version: number;
}

const PATIENTLY = { every: 100 };
const CSV = { headers: { 'content-type': 'text/csv' } };

let database: TestDatabase;
let service: Service;
let admin: Api;

beforeEach(async () => {
  database = await createTrainedDatabase();
  await start();
});

afterEach(async () => {
  await service.stop();
  await database.drop();
});

async function start(environment: Record<string, string> = {}): Promise<void> {
  service = await startService({ DATABASE_URL: database.url, ...environment });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
}

const discoveryOf = async (id: unknown) =>
  (await admin.get(`/triage/discovery/${String(id)}`)).body;
const statusOf = (id: unknown) => async () => (await discoveryOf(id))['status'];

async function begun(answer: Answer): Promise<number> {
  expect(answer.status).toBe(202);
  const id = Number(answer.body['id']);
  await until(statusOf(id), PATIENTLY).toBe('ready');
  return id;
}

async function proposalsOf(id: number): Promise<Proposal[]> {
  const { body } = await admin.get<{ data: Proposal[] }>(
    `/triage/discovery/${id}/proposals?limit=100`,
  );
  return body.data;
}

test('messages without labels become intents that a model knows', async () => {
  const id = await begun(await admin.post('/triage/discovery/file?intents=4', UNLABELLED_CSV, CSV));
  expect(await discoveryOf(id)).toMatchObject({
    source: 'texts',
    status: 'ready',
    progress: 1,
    intents: 4,
    messages: UNLABELLED.length + 1,
    leftOut: { automatic: 1, empty: 0 },
    encoder: null,
    error: null,
  });
  const found = (await proposalsOf(id)).filter(({ isKnown }) => !isKnown);
  const names = found.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, description } of found) {
    expect(name).toMatch(/^[\p{L}\d]+(_[\p{L}\d]+)*$/u);
    expect(description).toContain('such as');
  }
  const wishes = found.map(({ representatives }) => wishOf(representatives));
  expect(new Set(wishes)).toEqual(new Set(['gym', 'piano', 'visa']));
  const total = found.reduce((sum, { messages }) => sum + messages, 0);
  expect(total).toBeLessThanOrEqual(UNLABELLED.length + 1);

  // Of two proposals about one wish one is made, and of two wishes in one two.
  const path = `/triage/discovery/${id}/proposals`;
  const of = (wish: string) => found.filter((_, i) => wishes[i] === wish);
  for (const wish of ['gym', 'piano', 'visa']) {
    const [first, ...others] = of(wish);
    if (others.length === 0) continue;
    const merged = await admin.post<Proposal>(`${path}/${first!.id}/merge`, {
      proposals: others.map((it) => it.id),
    });
    expect(merged.status).toBe(200);
    expect(merged.body.messages).toBe(of(wish).reduce((sum, it) => sum + it.messages, 0));
    expect((await admin.get(`${path}/${others[0]!.id}`)).status).toBe(404);
  }
  const [gym, piano, visa] = [of('gym')[0]!, of('piano')[0]!, of('visa')[0]!];
  const together = await admin.post<Proposal>(`${path}/${gym.id}/merge`, { proposals: [piano.id] });
  const split = await admin.post<{ data: Proposal[] }>(`${path}/${gym.id}/split`, { parts: 2 });
  expect(split.status).toBe(200);
  expect(split.body.data).toHaveLength(2);
  const parts = split.body.data;
  expect(parts.reduce((sum, it) => sum + it.messages, 0)).toBe(together.body.messages);
  const partOf = (wish: string) => parts.find((it) => wishOf(it.representatives) === wish)!;

  const stale = { headers: { 'if-match': '"0"' } };
  expect((await admin.patch(`${path}/${visa.id}`, { name: 'x' }, stale)).status).toBe(412);
  const change = { name: 'embassy_visa', description: 'Visas.', answer: 'Ask the embassy.' };
  const renamed = await admin.patch<Proposal>(`${path}/${visa.id}`, change);
  expect(renamed.body).toMatchObject(change);

  const discarded = await admin.post(`${path}/${partOf('piano').id}/discard`);
  expect(discarded.body).toMatchObject({ status: 'discarded' });
  const tooLate = await admin.post(`${path}/${partOf('piano').id}/accept`);
  expect(tooLate.body).toMatchObject({ status: 409, code: 'DISCOVERY.PROPOSAL_SETTLED' });

  for (const proposal of [visa, partOf('gym')]) {
    const accepted = await admin.post<Proposal>(`${path}/${proposal.id}/accept`);
    expect(accepted.body).toMatchObject({ status: 'accepted' });
    const again = await admin.post<Proposal>(`${path}/${proposal.id}/accept`);
    expect(again.body).toEqual(accepted.body);
  }
  const [visaNow] = (await proposalsOf(id)).filter((it) => it.id === visa.id);
  const intent = await admin.get(`/triage/intents/${visaNow!.intentId!}`);
  expect(intent.body).toMatchObject(change);
  expect(intent.body['examples']).toBeGreaterThan(5);

  const training = await admin.post('/triage/models', { force: true });
  expect(training.status).toBe(202);
  const model = async () =>
    (await admin.get(`/triage/models/${String(training.body['id'])}`)).body['status'];
  await until(model, PATIENTLY).toBe('active');
  const message = 'does the embassy need my bank documents for the student visa';
  // An instance loads the model a moment after it has become the active one.
  const intentOf = async () => (await admin.post('/tickets', { message })).body['intent'];
  await until(intentOf).toBe('embassy_visa');

  expect((await admin.delete(`/triage/discovery/${id}`)).status).toBe(204);
  expect(await database.query('SELECT FROM discovery_messages')).toEqual([]);
  expect((await admin.get(`/triage/intents/${visaNow!.intentId!}`)).status).toBe(200);
}, 180_000);

test('tickets that no machine could answer are looked at, and go with who wrote them', async () => {
  const customer = await admin.newUser();
  for (const message of UNLABELLED) await customer.post('/tickets', { message });
  const id = await begun(await admin.post('/triage/discovery', { source: 'tickets', intents: 3 }));
  const { messages } = await discoveryOf(id);
  expect(messages).toBeGreaterThan(UNLABELLED.length / 2);
  const proposals = await proposalsOf(id);
  // What is quoted of a ticket would outlive it.
  for (const { description } of proposals) expect(description).not.toContain('such as');
  const [largest] = proposals;
  const path = `/triage/discovery/${id}/proposals/${largest!.id}`;
  const { body } = await admin.post<Proposal>(`${path}/accept`);
  expect((await admin.delete(`/users/${customer.userId}`)).status).toBe(204);
  expect(await database.query('SELECT FROM discovery_messages')).toEqual([]);
  // Their names, words and descriptions are of the messages.
  expect(await database.query('SELECT FROM discovery_proposals')).toEqual([]);
  expect((await admin.get(path)).status).toBe(404);
  const left = await admin.get(`/triage/intents/${body.intentId!}/examples`);
  expect(left.body['data']).toEqual(
    (left.body['data'] as { ticketId: number | null }[]).filter((it) => it.ticketId === null),
  );
}, 120_000);

test('proposals go with the words of who is erased, and those of others stay', async () => {
  const [leaving, staying] = [await admin.newUser(), await admin.newUser()];
  for (const message of UNLABELLED) {
    const author = wishOf([message]) === 'piano' ? leaving : staying;
    await author.post('/tickets', { message });
  }
  const id = await begun(await admin.post('/triage/discovery', { source: 'tickets', intents: 3 }));
  const wordsOf = async () => JSON.stringify(await proposalsOf(id));
  expect(await wordsOf()).toContain('piano');
  expect((await admin.delete(`/users/${leaving.userId}`)).status).toBe(204);
  expect(await wordsOf()).not.toContain('piano');
  expect(await wordsOf()).toContain('embassy');

  // Nor does another discovery find them.
  const next = await begun(await admin.post('/triage/discovery', { source: 'tickets' }));
  const texts = await database.query<{ text: string }>(
    `SELECT text FROM discovery_messages WHERE discovery_id = ${next}`,
  );
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter(({ text }) => /piano|removed/.test(text))).toEqual([]);
}, 120_000);

test('a discovery whose instance was killed goes on after the restart', async () => {
  const many = ['text', ...Array.from({ length: 3_000 }, (_, i) => `${UNLABELLED[i % 36]!} ${i}`)];
  const { status, body } = await admin.post('/triage/discovery/file', many.join('\n'), CSV);
  expect(status).toBe(202);
  const running = () => database.query(`SELECT FROM background_tasks WHERE status = 'running'`);
  await until(async () => (await running()).length, { every: 20 }).toBe(1);
  service.process.kill('SIGKILL');
  await once(service.process, 'exit');
  expect(await database.query('SELECT FROM discovery_proposals')).toEqual([]);
  await start();
  await until(statusOf(body['id']), { within: 120_000, every: 100 }).toBe('ready');
  expect((await proposalsOf(Number(body['id']))).length).toBeGreaterThan(0);
}, 180_000);

test('a discovery that is cancelled stops, and goes on where its job is tried again', async () => {
  const many = ['text', ...Array.from({ length: 3_000 }, (_, i) => `${UNLABELLED[i % 36]!} ${i}`)];
  const { body } = await admin.post('/triage/discovery/file', many.join('\n'), CSV);
  const again = await admin.post('/triage/discovery/file', many.join('\n'), CSV);
  expect(again.body).toMatchObject({ status: 409, code: 'JOB.UNDER_WAY' });
  const job = `/jobs/${String(body['jobId'])}`;
  expect((await admin.post(`${job}/cancel`)).status).toBe(200);
  const failed = { status: 'failed', error: 'It was cancelled.' };
  expect(await discoveryOf(body['id'])).toMatchObject(failed);
  const none = await admin.get<{ data: unknown[] }>(
    `/triage/discovery/${String(body['id'])}/proposals`,
  );
  expect(none.body.data).toEqual([]);
  expect((await admin.post(`${job}/retry`)).status).toBe(200);
  await until(statusOf(body['id']), { within: 120_000, every: 100 }).toBe('ready');
}, 180_000);
