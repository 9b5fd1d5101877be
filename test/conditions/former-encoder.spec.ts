import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, SECRET_KEY, type Service, startService } from '../support/service.js';
import { createSmallDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const VERIFY = new URL('../../dist/cli/verify-decisions.js', import.meta.url).pathname;
const PATIENTLY = { within: 120_000, every: 250 };
const FORMER = 'universal-sentence-encoder-lite';
const PRESENT = 'all-minilm-l6-v2';
/** Of which the words alone leave doubts. */
const MESSAGES = [
  'how do I send it back',
  'my account, my order and my money: what now?',
  'My order 4711 is late AND you charged me twice!!! 😡',
];

let database: TestDatabase;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createSmallDatabase();
});

afterAll(() => database.drop());

async function start(encoder: string): Promise<void> {
  service = await startService({ DATABASE_URL: database.url, ENCODER: encoder });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
}

const encoderOfActive = async () => {
  const [row] = await database.query<{ encoder: string | null }>(
    `SELECT metrics->>'encoder' AS encoder FROM models WHERE status = 'active'`,
  );
  return row?.encoder;
};

const fullDecisions = (encoder: string) =>
  database.query(
    `SELECT decisions.id FROM decisions JOIN models ON models.id = model_id
     WHERE tier = 'full' AND metrics->>'encoder' = '${encoder}'`,
  );

/** Writes tickets until one was classified by its meaning, as this encoder sees it, that was not before. */
async function writeTickets(encoder: string): Promise<void> {
  const before = (await fullDecisions(encoder)).length;
  const written = async () => {
    for (const message of MESSAGES) await admin.post('/tickets', { message });
    return (await fullDecisions(encoder)).length;
  };
  await until(written, PATIENTLY).toBeGreaterThan(before);
}

async function summary(): Promise<unknown> {
  const env = { ...process.env, DATABASE_URL: database.url, SECRET_KEY };
  const { stdout } = await promisify(execFile)(process.execPath, [VERIFY, '--json'], { env });
  return (JSON.parse(stdout.trim().split('\n').at(-1)!) as { summary: unknown }).summary;
}

const idOfFormer = async () => {
  const [row] = await database.query<{ id: number }>(
    `SELECT id FROM models WHERE metrics->>'encoder' = '${FORMER}'`,
  );
  return row!.id;
};

test('a model of the former encoder is trained anew, can be put back, and verifies', async () => {
  await start('universal');
  await until(encoderOfActive, PATIENTLY).toBe(FORMER);
  await writeTickets(FORMER);
  await service.stop();

  await start('minilm');
  await until(encoderOfActive, PATIENTLY).toBe(PRESENT);
  await writeTickets(PRESENT);
  await admin.post(`/triage/models/${await idOfFormer()}/activate`);
  await writeTickets(FORMER);
  await service.stop();
  const [{ all } = { all: 0 }] = await database.query<{ all: number }>(
    'SELECT count(*)::int AS "all" FROM decisions',
  );
  expect(await summary()).toMatchObject({ decisions: all, verified: all, mismatched: 0 });
});
