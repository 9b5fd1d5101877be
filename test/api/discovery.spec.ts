import { beforeAll, describe, expect, test } from '@jest/globals';
import { anotherOrganisation } from '../support/another-organisation.js';
import type { Api } from '../support/api.js';
import { expectInvalid, expectProblem, NO_ID, theAdmin, unique } from '../support/builders.js';
import { UNLABELLED } from '../support/unlabelled.js';
import { until } from '../support/until.js';

const CSV = { headers: { 'content-type': 'text/csv' } };
const file = (...lines: string[]) => lines.join('\n');

let operator: Api;
let admin: Api;
let other: Api;

beforeAll(async () => {
  operator = await theAdmin();
  admin = (await anotherOrganisation(operator)).admin;
  other = (await anotherOrganisation(operator)).admin;
});

async function discover(texts: readonly string[]): Promise<number> {
  const { status, body } = await admin.post<{ id: number; jobId: number }>('/triage/discovery', {
    source: 'texts',
    texts,
  });
  expect(status).toBe(202);
  const state = async () => (await admin.get(`/triage/discovery/${body.id}`)).body['status'];
  await until(state, { every: 100 }).toBe('ready');
  const { body: job } = await admin.get(`/jobs/${body.jobId}`);
  expect(job).toMatchObject({ status: 'completed', retryCount: 0, failureContext: null });
  return body.id;
}

const proposalsOf = async (id: number) =>
  (
    await admin.get<{ data: { id: number; isKnown: boolean }[] }>(
      `/triage/discovery/${id}/proposals`,
    )
  ).body.data;

describe('a file', () => {
  test.each([
    ['without a column of texts', file('message', 'hello there')],
    ['that is empty', ''],
    ['without a message', file('text')],
    ['of blank messages', file('text', '""', '"  "')],
    [
      'of machines only',
      file('text', '"Out of office: I am away until Monday. This is an automatic reply."'),
    ],
    ['with a broken quote', file('text', '"never closed')],
  ])('%s is refused', async (_, content) => {
    const answer = await admin.post('/triage/discovery/file', content, CSV);
    expectProblem(answer, 400, 'DISCOVERY.REFUSED');
  });

  test('of more than 20,000 messages is refused', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => `message ${i}`);
    const answer = await admin.post('/triage/discovery/file', file('text', ...rows), CSV);
    expectProblem(answer, 413, 'DISCOVERY.TOO_LARGE');
  });

  test('of another kind is refused', async () => {
    const answer = await admin.post('/triage/discovery/file', { texts: [] });
    expectProblem(answer, 415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('a body', () => {
  test('names texts for the source of texts, and for no other', async () => {
    expectInvalid(await admin.post('/triage/discovery', { source: 'texts' }), 'texts');
    const both = { source: 'tickets', texts: ['where is it?'] };
    expectInvalid(await admin.post('/triage/discovery', both), 'texts');
    expectInvalid(await admin.post('/triage/discovery', { source: 'mails' }), 'source');
  });

  test.each([
    ['no text', []],
    ['a blank one', ['']],
    ['a number', ['a', 7]],
    ['no list', 'text'],
    ['objects', [{ text: 'a' }]],
    ['more than a thousand', Array<string>(1_001).fill('a')],
  ])('has no texts that are %s', async (_, texts) => {
    expectInvalid(await admin.post('/triage/discovery', { source: 'texts', texts }), 'texts');
  });

  test.each([1, 501, 2.5, 'three'])('cannot want %j intents', async (intents) => {
    const wish = { source: 'texts', texts: ['where is it?'], intents };
    expectInvalid(await admin.post('/triage/discovery', wish), 'intents');
  });
});

describe('messages', () => {
  test.each([
    ['one', ['where is my parcel?']],
    ['five', ['where is it?', 'cancel it', 'where is it now?', 'send it', 'thank you for that']],
    ['the same one time and again', Array<string>(30).fill('where is my parcel?')],
  ])('may be %s', async (_, texts) => {
    const id = await discover(texts);
    const { body } = await admin.get(`/triage/discovery/${id}`);
    expect(body).toMatchObject({ messages: texts.length, progress: 1 });
    expect((await proposalsOf(id)).length).toBeLessThanOrEqual(new Set(texts).size);
  });

  test('are kept without what payments are made with', async () => {
    const id = await discover(['my card 4111 1111 1111 1111 was declined at the till']);
    const { body } = await admin.get(`/triage/discovery/${id}/proposals`);
    expect(JSON.stringify(body)).toContain('declined');
    expect(JSON.stringify(body)).not.toContain('4111');
  });

  test('that are too long to be read whole keep no half of a number', async () => {
    // All that a classifier reads ends in the middle of the number.
    const long = 'my card was declined at the till again '.repeat(200).slice(0, 4_086);
    const id = await discover([`${long} 4111 1111 1111 1111 please help`]);
    const { body } = await admin.get(`/triage/discovery/${id}/proposals`);
    expect(JSON.stringify(body)).toContain('declined');
    expect(JSON.stringify(body)).not.toContain('4111');
  });
});

describe('what another organisation', () => {
  let id: number;
  let proposal: number;

  beforeAll(async () => {
    id = await discover(UNLABELLED);
    proposal = (await proposalsOf(id))[0]!.id;
  });

  test('has found does not exist', async () => {
    const path = `/triage/discovery/${id}`;
    expectProblem(await other.get(path), 404, 'DISCOVERY.NOT_FOUND');
    expectProblem(await other.delete(path), 404, 'DISCOVERY.NOT_FOUND');
    expectProblem(await other.get(`${path}/proposals`), 404, 'DISCOVERY.NOT_FOUND');
    const one = `${path}/proposals/${proposal}`;
    for (const answer of [
      await other.get(one),
      await other.patch(one, { name: unique('intent') }),
      await other.post(`${one}/merge`, { proposals: [proposal] }),
      await other.post(`${one}/split`, { parts: 2 }),
      await other.post(`${one}/discard`),
      await other.post(`${one}/accept`),
    ]) {
      expectProblem(answer, 404, 'DISCOVERY.PROPOSAL_NOT_FOUND');
    }
    const { body } = await admin.get(one);
    expect(body).toMatchObject({ status: 'proposed', version: 1 });
  });

  test('has as an intent takes no examples', async () => {
    const made = await other.post('/triage/intents', { name: unique('intent') });
    const path = `/triage/discovery/${id}/proposals/${proposal}/accept`;
    const answer = await admin.post(path, { intentId: made.body['id'] });
    expectProblem(answer, 404, 'INTENT.NOT_FOUND');
  });
});

test('a proposal is put into an intent that there is, and under no name that is taken', async () => {
  const id = await discover([...UNLABELLED].reverse());
  const [first, ...others] = await proposalsOf(id);
  // What is known goes into its intent, whatever it is called.
  const second = others.find(({ isKnown }) => !isKnown);
  const path = `/triage/discovery/${id}/proposals`;
  const made = await admin.post('/triage/intents', { name: unique('intent') });
  const accepted = await admin.post(`${path}/${first!.id}/accept`, { intentId: made.body['id'] });
  expect(accepted.body).toMatchObject({ status: 'accepted', intentId: made.body['id'] });
  const { body: intent } = await admin.get(`/triage/intents/${String(made.body['id'])}`);
  expect(intent['examples']).toBeGreaterThan(0);
  if (second) {
    await admin.patch(`${path}/${second.id}`, { name: intent['name'] });
    const answer = await admin.post(`${path}/${second.id}/accept`);
    expectProblem(answer, 409, 'INTENT.NAME_TAKEN');
  }
  const settled = await admin.patch(`${path}/${first!.id}`, { name: unique('intent') });
  expectProblem(settled, 409, 'DISCOVERY.PROPOSAL_SETTLED');
  expectProblem(
    await admin.post(`${path}/${first!.id}/merge`, { proposals: [NO_ID] }),
    409,
    'DISCOVERY.PROPOSAL_SETTLED',
  );
});
