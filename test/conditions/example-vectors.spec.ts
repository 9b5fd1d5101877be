import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Api } from '../support/api.js';
import { unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';

let database: TestDatabase;
let admin: Api;
let intentIds: number[];
let text: string;

beforeAll(async () => {
  ({ database, admin } = await fixture());
  const rows = await database.query<{ id: number }>('SELECT id FROM intents ORDER BY id');
  intentIds = rows.map(({ id }) => id);
});

beforeEach(() => {
  text = unique('my address is');
});

/** A new example, for whose text two encoders made vectors. */
async function example(path: string): Promise<number> {
  const { body } = await admin.post(path, { text });
  await database.query(
    `INSERT INTO embeddings (encoder, text_hash, vector)
     SELECT encoder, sha256(convert_to($1, 'UTF8')), '' FROM unnest('{a,b}'::text[]) AS encoder
     ON CONFLICT DO NOTHING`,
    [text],
  );
  return Number(body['id']);
}

const ofIntent = (index: number) => `/triage/intents/${intentIds[index]}/examples`;

async function vectors(): Promise<number> {
  const rows = await database.query(
    `SELECT FROM embeddings WHERE text_hash = sha256(convert_to($1, 'UTF8'))`,
    [text],
  );
  return rows.length;
}

test.each(['/triage/background', '/triage/examples', 'intent'])(
  'an example that is deleted by %s leaves no vector',
  async (path) => {
    const home = path === 'intent' ? ofIntent(0) : '/triage/background';
    const id = await example(home);
    expect(await vectors()).toBe(2);
    const deleted = await admin.delete(`${path === 'intent' ? home : path}/${id}`);
    expect(deleted.status).toBe(204);
    expect(await vectors()).toBe(0);
  },
);

test('an example that gets another text leaves none of the old one', async () => {
  const id = await example(ofIntent(0));
  const { status } = await admin.patch(`/triage/examples/${id}`, { text: unique('an address') });
  expect(status).toBe(200);
  expect(await vectors()).toBe(0);
});

test('a text that is still an example keeps its vectors', async () => {
  const ids = [await example(ofIntent(0)), await example(ofIntent(1))];
  await admin.delete(`${ofIntent(0)}/${ids[0]}`);
  expect(await vectors()).toBe(2);
  expect((await admin.delete(`${ofIntent(0)}/${ids[1]}`)).status).toBe(404);
  expect(await vectors()).toBe(2);
  await admin.delete(`${ofIntent(1)}/${ids[1]}`);
  expect(await vectors()).toBe(0);
});

test('a text that only looks the same keeps none', async () => {
  const id = await example(ofIntent(0));
  await admin.post(ofIntent(1), { text: text.toUpperCase() });
  await admin.delete(`/triage/examples/${id}`);
  expect(await vectors()).toBe(0);
});
