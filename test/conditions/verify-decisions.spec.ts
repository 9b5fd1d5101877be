import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { ADMIN, SECRET_KEY, startService } from '../support/service.js';
import { createSmallDatabase } from '../support/small-database.js';

const COMMAND = new URL('../../dist/cli/verify-decisions.js', import.meta.url).pathname;
const MESSAGES = [
  'I was charged twice for the same order',
  'where is my order? it has been two weeks',
  'i cannot log in, I forgot my password',
  'how do I send it back',
  'asdf qwer zxcv',
  'My order 4711 is late AND you charged me twice!!! 😡',
  'where is my order?\n\n> I was charged twice',
  '> I was charged twice',
  'please do not reset my password',
  'where is my order? Also, I forgot my password, how do I reset it?',
  `${'where is my order? it has been two weeks. '.repeat(2_000)}please cancel it`,
];

interface Summary {
  readonly decisions: number;
  readonly verified: number;
  readonly mismatched: number;
  readonly mismatchesByField: Record<string, number>;
  readonly notVerifiable: Record<string, number>;
  readonly unreadable: number;
}

interface Verification {
  readonly exitCode: number | null;
  readonly lines: Record<string, Record<string, unknown>>[];
  readonly summary: Summary;
  readonly errors: string;
}

let database: TestDatabase;

/** Tickets of two models and five policies, two with a target, and one of a time without a model. */
beforeAll(async () => {
  database = await createSmallDatabase();
  const service = await startService({ DATABASE_URL: database.url, ENCODER: 'minilm' });
  const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  const write = async () => {
    for (const message of MESSAGES) await admin.post('/tickets', { message });
  };
  const overrides = { charged_twice: { threshold: 0.99 }, order_status: { neverAnswer: true } };
  await write();
  await admin.put('/triage/policy', { mode: 'live', threshold: 0.3, overrides });
  await write();
  await untilFullTier(admin);
  await write();
  await admin.put('/triage/policy', { mode: 'shadow', threshold: 0.5 });
  await write();
  await admin.put('/triage/policy', { mode: 'live', targetErrorRate: 0.2, confidenceLevel: 0.8 });
  await write();
  // More than so few examples can promise.
  await admin.put('/triage/policy', { mode: 'live', targetErrorRate: 0.001 });
  await write();
  await service.stop();
  await database.query(
    `WITH ticket AS (
       INSERT INTO tickets (requester_id, message, status) VALUES (1, 'hello', 'escalated')
       RETURNING id
     ) INSERT INTO decisions (ticket_id, policy_id, outcome, reason, familiar, answerable,
                              threshold, alternatives, evidence)
       SELECT id, 1, 'escalated', 'classifier_unavailable', false, false, 0.75, '[]', '[]'
       FROM ticket`,
  );
});

afterAll(async () => {
  await database.drop();
});

/** Waits for the model with both tiers, which a new service trains by itself. */
async function untilFullTier(admin: Api): Promise<void> {
  for (;;) {
    const { body } = await admin.get<{ data: { status: string; metrics: { encoder?: string } }[] }>(
      '/triage/models',
    );
    if (body.data.some((it) => it.status === 'active' && it.metrics.encoder)) return;
    await sleep(100);
  }
}

async function run(...parameters: string[]): Promise<Verification> {
  const child = spawn(process.execPath, ['--enable-source-maps', COMMAND, ...parameters], {
    env: { ...process.env, DATABASE_URL: database.url, SECRET_KEY },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await once(child, 'close');
  const lines = parameters.includes('--json')
    ? output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Verification['lines'][number])
    : [];
  const summary = lines.at(-1)?.['summary'] as unknown as Summary;
  return { exitCode: child.exitCode, lines, summary, errors: errors + output };
}

/** Changes what nobody may change, and takes it back afterwards. */
async function tampered(assignment: string, where: string, work: () => Promise<void>) {
  const unguarded = async (statement: string) => {
    await database.query('ALTER TABLE decisions DISABLE TRIGGER decisions_append_only');
    await database.query(statement);
    await database.query('ALTER TABLE decisions ENABLE TRIGGER decisions_append_only');
  };
  await database.query('CREATE TABLE kept AS SELECT * FROM decisions');
  await unguarded(`UPDATE decisions SET ${assignment} WHERE ${where}`);
  try {
    await work();
  } finally {
    const columns = [
      ...['intent', 'confidence', 'familiarity', 'reason', 'tier', 'known_share', 'alternatives'],
      ...['guarantee_id', 'wish', 'wishes', 'language', 'language_confidence'],
    ];
    const set = columns.map((column) => `${column} = kept.${column}`).join(', ');
    await unguarded(`UPDATE decisions SET ${set} FROM kept WHERE kept.id = decisions.id`);
    await database.query('DROP TABLE kept');
  }
}

const ALL = 6 * MESSAGES.length + 1;
/** The first decisions under a target that is kept, and under one that is too strict. */
const KEPT = 4 * MESSAGES.length + 1;
const TOO_STRICT = 5 * MESSAGES.length + 1;

test('every decision of two models, both tiers and several policies is the same', async () => {
  const [seen] = await database.query<Record<string, number>>(
    `SELECT count(DISTINCT model_id)::int AS models, count(DISTINCT policy_id)::int AS policies,
            count(DISTINCT tier)::int AS tiers, count(DISTINCT reason)::int AS reasons
     FROM decisions`,
  );
  expect(seen).toMatchObject({ models: 2, policies: 5, tiers: 2 });
  const { exitCode, summary, errors } = await run('--json');
  expectThat(summary, errors).toEqual({
    decisions: ALL,
    verified: ALL,
    mismatched: 0,
    mismatchesByField: {},
    notVerifiable: {},
    unreadable: 0,
  });
  expect(exitCode).toBe(0);
});

test('among them are decisions by what a target error rate chose', async () => {
  const rows = await database.query<{ id: number; outcome: string; reason: string }>(
    `SELECT decisions.id, outcome, reason FROM decisions
     JOIN guarantees ON guarantees.id = guarantee_id
      AND guarantees.policy_id = decisions.policy_id
      AND guarantees.model_id = coalesce(decisions.model_id, guarantees.model_id)
     ORDER BY decisions.id`,
  );
  expect(rows.map(({ id }) => id)).toEqual([...rows.keys()].map((i) => KEPT + i));
  expect(rows).toHaveLength(2 * MESSAGES.length);
  const [kept, strict] = [rows.slice(0, MESSAGES.length), rows.slice(MESSAGES.length)];
  expect(kept.map(({ reason }) => reason)).toContain('confident');
  expect(strict.map(({ reason }) => reason)).toContain('not_guaranteed');
  expect(strict.map(({ outcome }) => outcome)).not.toContain('auto_resolved');
});

test('it says so to people too', async () => {
  const { exitCode, errors } = await run();
  expect(errors).toContain(`${ALL} are the same bit for bit, 0 are not`);
  expect(exitCode).toBe(0);
});

test('as many as are wanted, from where it is wanted', async () => {
  expect((await run('--json', '--limit', '5')).summary).toMatchObject({ verified: 5 });
  const since = String(ALL - 3);
  expect((await run('--json', '--since-id', since)).summary).toMatchObject({ verified: 3 });
});

test.each([
  ['confidence', 'confidence = confidence + 1e-15', 'id = 1'],
  ['familiarity', 'familiarity = familiarity + 1e-6', 'id = 1'],
  ['reason', `reason = 'below_threshold'`, 'id = 5'],
  ['alternatives', `alternatives = '[]'`, 'id = 2'],
  ['language', `language = 'fr'`, 'id = 1'],
  ['languageConfidence', 'language_confidence = 0.5', 'id = 1'],
  ['guarantee', 'guarantee_id = NULL', `id = ${TOO_STRICT}`],
  ['intent', `intent = 'order_status'`, `id = ${ALL}`],
  ['confidence', 'confidence = 0.9', `id = ${ALL}`],
])('a changed %s is reported', async (field, assignment, where) => {
  await tampered(assignment, where, async () => {
    const { exitCode, summary, lines } = await run('--json');
    expect(exitCode).toBe(1);
    expect(summary).toMatchObject({ decisions: ALL, verified: ALL - 1, mismatched: 1 });
    expect(summary.mismatchesByField).toEqual({ [field]: 1 });
    const mismatch = lines.find((line) => line['mismatch'])!['mismatch']!;
    expect(mismatch).toMatchObject({ decisionId: Number(where.split(' ').at(-1)), field });
    expect(mismatch['stored']).not.toEqual(mismatch['recomputed']);
  });
});

test('each of several wishes is recomputed, and what is not wished for or read is not forgotten', async () => {
  const firstOf = async (wish: string): Promise<number> => {
    const [row] = await database.query<{ id: number }>(
      `SELECT min(id) AS id FROM decisions WHERE wish = '${wish}' AND reason <> 'shadow'`,
    );
    return row!.id;
  };
  const confidence = `wishes = jsonb_set(wishes, '{1,confidence}', '0.5')`;
  await tampered(confidence, `id = ${await firstOf('several')}`, async () => {
    expect((await run('--json')).summary.mismatchesByField).toEqual({ wishes: 1 });
  });
  await tampered(`wish = 'stated'`, `id = ${await firstOf('negated')}`, async () => {
    expect((await run('--json')).summary.mismatchesByField).toHaveProperty('reason', 1);
  });
  await tampered(`wish = 'stated'`, `id = ${await firstOf('unread')}`, async () => {
    expect((await run('--json')).summary.mismatchesByField).toHaveProperty('reason', 1);
  });
});

test('what an old decision does not know is not asked for', async () => {
  const unknown = ['tier', 'familiarity', 'known_share', 'language', 'language_confidence'];
  const assignment = unknown.map((column) => `${column} = NULL`).join(', ');
  await tampered(assignment, 'id <= 6', async () => {
    expect((await run('--json')).summary).toMatchObject({ verified: ALL, mismatched: 0 });
  });
});

test.each([
  ['policy', '1', 'model_id'],
  ['model', 'policy_id', '(SELECT min(id) FROM models)'],
])('a guarantee of another %s is reported', async (_, policyId, modelId) => {
  const [other] = await database.query<{ id: number }>(
    `INSERT INTO guarantees (policy_id, model_id, evidence_hash, threshold, overall, intents)
     SELECT ${policyId}, ${modelId}, evidence_hash, threshold, overall, intents
     FROM guarantees WHERE id = (SELECT guarantee_id FROM decisions WHERE id = ${KEPT})
     RETURNING id`,
  );
  await tampered(`guarantee_id = ${other!.id}`, `id = ${KEPT}`, async () => {
    const { exitCode, summary, lines } = await run('--json');
    expect(exitCode).toBe(1);
    expect(summary).toMatchObject({ verified: ALL - 1, mismatchesByField: { guarantee: 1 } });
    const mismatch = lines.find((line) => line['mismatch'])!['mismatch']!;
    expect(mismatch['stored']).toMatchObject({ id: other!.id });
  });
});

test('a message that was removed is counted, and fails nothing', async () => {
  const [ticket] = await database.query<{ id: number; message: string }>(
    `SELECT id, message FROM tickets ORDER BY id LIMIT 1`,
  );
  const say = (message: string) =>
    database.query('UPDATE tickets SET message = $2 WHERE id = $1', [ticket!.id, message]);
  await say('[removed]');
  try {
    const { exitCode, summary } = await run('--json');
    expect(exitCode).toBe(0);
    expect(summary).toMatchObject({ verified: ALL - 1, mismatched: 0, unreadable: 0 });
    expect(summary.notVerifiable).toEqual({ 'the message was removed': 1 });
  } finally {
    await say(ticket!.message);
  }
});

// The version of a model's format is its ninth byte.
test.each([
  [
    'of an earlier format',
    'set_byte(artifact, 8, 1)',
    'cannot be read: The artifact has version 1',
  ],
  ['that is gone', 'NULL', 'has no artifact'],
])('a model %s fails, for nothing of it can be recomputed', async (_, artifact, reason) => {
  const [model] = await database.query<{ id: number; decisions: number }>(
    `SELECT model_id AS id, count(*)::int AS decisions FROM decisions
     WHERE model_id IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 1`,
  );
  const { id, decisions } = model!;
  await database.query('CREATE TABLE kept AS SELECT id, artifact FROM models');
  await database.query(`UPDATE models SET artifact = ${artifact} WHERE id = ${id}`);
  try {
    const { exitCode, summary } = await run('--json');
    expect(exitCode).toBe(1);
    expect(summary).toMatchObject({ decisions: ALL, mismatched: 0, unreadable: decisions });
    expect(Object.entries(summary.notVerifiable)).toEqual([
      [expect.stringContaining(`model ${id} ${reason}`), decisions],
    ]);
  } finally {
    await database.query(
      `UPDATE models SET artifact = kept.artifact FROM kept WHERE kept.id = models.id`,
    );
    await database.query('DROP TABLE kept');
  }
});

test('wrong use, and no database, end with 2', async () => {
  const wrong = await run('--limit', 'many');
  expect(wrong.exitCode).toBe(2);
  expect(wrong.errors).toContain('--limit must be an integer');
  await database.query('ALTER TABLE decisions RENAME TO gone');
  try {
    const lost = await run();
    expect(lost.exitCode).toBe(2);
    expect(lost.errors).toContain('cannot verify');
  } finally {
    await database.query('ALTER TABLE gone RENAME TO decisions');
  }
});
