import { beforeAll, expect, test } from '@jest/globals';
import { type Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { type Service } from '../support/service.js';
import { until } from '../support/until.js';

interface Model {
  readonly id: number;
  readonly status: string;
  readonly metrics: { readonly examples: number } | null;
}

let database: TestDatabase;
let service: Service;
let admin: Api;
let examplesAtFirst: number;

beforeAll(async () => {
  ({ database, service, admin } = await fixture());
  const { body } = await admin.get<{ data: Model[] }>('/triage/models');
  examplesAtFirst = body.data[0]!.metrics!.examples;
});

/** How many more examples a training learns from than the first one. */
async function learnedSinceTheFirst(): Promise<number> {
  const { body } = await admin.post<Model>('/triage/models', { force: true });
  const read = async () => (await admin.get<Model>(`/triage/models/${body.id}`)).body;
  const status = async () => (await read()).status;
  await until(status, { every: 200 }).toMatch(/^(ready|active)$/);
  return (await read()).metrics!.examples - examplesAtFirst;
}

async function add(intent: string, text: string): Promise<void> {
  await database.query(
    `INSERT INTO examples (intent_id, text, source)
     SELECT id, $2, 'import' FROM intents WHERE name = $1`,
    [intent, text],
  );
}

test('what was imported contradictory is learned; what a correction contradicts, only when settled', async () => {
  await add('order_status', 'Is it under way?');
  await add('return_request', 'is it  under way?');
  await add('return_request', 'How do I return it');
  const ticket = await admin.post('/tickets', { message: 'how do I return IT' });
  const path = `/tickets/${Number(ticket.body['id'])}`;
  await admin.patch(path, { intent: 'order_status' });
  expect(await learnedSinceTheFirst()).toBe(2);
  expect(service.output()).toContain('2 examples are held back');

  await admin.patch(path, { intent: 'return_request' });
  expect(await learnedSinceTheFirst()).toBe(4);
});
