import { beforeAll, expect, test } from '@jest/globals';
import { readStarterSet } from '../../src/triage/examples/starter/starter-set.js';
import { type Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { fixture } from '../support/fixture.js';
import type { Model } from '../support/schemas.js';
import { type Service } from '../support/service.js';
import { until } from '../support/until.js';

const PATIENTLY = { within: 100_000, every: 100 };
const INTENT = 'charged_twice';

let database: TestDatabase;
let service: Service;
let admin: Api;
let texts: string[];

beforeAll(async () => {
  ({ database, service, admin } = await fixture());
  const { intents } = await readStarterSet();
  texts = intents.find(({ name }) => name === INTENT)!.examples as string[];
});

async function importExamples(rows: readonly string[], intent: string): Promise<void> {
  const lines = rows.map((text) => `"${text.replaceAll('"', '""')}",${intent}`);
  const { status } = await admin.post(
    '/triage/examples/import',
    `text,intent\n${lines.join('\n')}`,
    { headers: { 'content-type': 'text/csv' } },
  );
  expect(status).toBe(200);
}

async function active(): Promise<Model> {
  const { body } = await admin.get<{ data: Model[] }>('/triage/models');
  return body.data.find(({ status }) => status === 'active')!;
}

async function train(wish?: object): Promise<Model> {
  const { status, body } = await admin.post<Model>('/triage/models', wish);
  expectThat(status, JSON.stringify(body)).toBe(202);
  expect(body).toMatchObject({ comparison: null, promotion: null, trigger: 'admin' });
  const model = async () => (await admin.get<Model>(`/triage/models/${body.id}`)).body;
  await until(async () => (await model()).status, PATIENTLY).not.toBe('training');
  return model();
}

test('the first model takes over from none, with nothing to compare', async () => {
  expect(await active()).toMatchObject({
    id: 1,
    comparison: null,
    promotion: 'promoted',
    trigger: 'startup',
  });
});

test('a good candidate takes over by itself', async () => {
  await importExamples(texts.slice(30, 60), INTENT);
  const trained = await train();
  expect(trained).toMatchObject({ status: 'active', promotion: 'promoted' });
  expect(trained.comparison!.verdict).toMatch(/^(better|not_worse)$/);
  // Every example was predicted held out by both, but for some that the first one alone has.
  expect(trained.comparison!.compared).toBeGreaterThan(67);
  expect(trained.comparison!.newToActive).toBe(30);
  expect((await active()).id).toBe(trained.id);
});

test('a training that could learn nothing new must be forced', async () => {
  const before = await active();
  const refused = await admin.post('/triage/models');
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'MODEL.NOTHING_NEW',
    detail: expect.stringContaining('{"force": true}'),
  });
  const forced = await train({ force: true });
  // The same examples give the same model.
  expect(forced.comparison).toMatchObject({ verdict: 'not_worse', newToActive: 0, lost: 0 });
  expect(forced.id).toBe(before.id + 1);
});

test('a candidate that learned wrong labels waits, and its report says why', async () => {
  const before = await active();
  const wrong = texts.slice(0, 60).map((text) => `hello, ${text}`);
  await importExamples(wrong, 'order_status');
  const trained = await train();
  expect(trained).toMatchObject({ status: 'ready', promotion: 'worse' });
  const { verdict, reasons, intents } = trained.comparison!;
  expect(verdict).toBe('worse');
  expect(reasons.join(' ')).toMatch(new RegExp(`examples of ${INTENT} it gets \\d+ right`));
  expect(intents[0]).toMatchObject({ intent: INTENT });
  expect(intents[0]!.candidate).toBeLessThan(intents[0]!.active);
  expect(intents[0]!.pValue).toBeLessThan(0.05);
  expect((await active()).id).toBe(before.id);
  expect(service.output()).toMatch(/it waits, because it is worse than the active model/);

  const chosen = await admin.post<Model>(`/triage/models/${trained.id}/activate`);
  expect(chosen.body).toMatchObject({ status: 'active', promotion: 'worse' });
  await admin.post(`/triage/models/${before.id}/activate`);
  expect((await active()).id).toBe(before.id);
  await database.query(`DELETE FROM examples WHERE text LIKE 'hello, %'`);
});

test('a candidate of too few examples to compare waits', async () => {
  await database.query(
    `DELETE FROM examples WHERE id NOT IN (
       SELECT min(id) + n FROM examples, generate_series(0, 4) AS n
       WHERE intent_id IS NOT NULL GROUP BY intent_id, n)`,
  );
  const before = await active();
  const trained = await train();
  expect(trained).toMatchObject({ status: 'ready', promotion: 'unknown' });
  expect(trained.comparison).toMatchObject({
    verdict: 'unknown',
    reasons: [expect.stringMatching(/^Only \d+ examples can be compared; it takes 30\.$/)],
  });
  expect((await active()).id).toBe(before.id);
});

test('an intent alone cannot be trained on', async () => {
  await database.query(`DELETE FROM examples WHERE intent_id <> (SELECT min(id) FROM intents)`);
  const { status, body } = await admin.post('/triage/models', { force: true });
  expect(status).toBe(422);
  expect(body).toMatchObject({ code: 'MODEL.UNTRAINABLE' });
});
