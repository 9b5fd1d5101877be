import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrate } from '../../src/database/migrate.js';
import {
  CALIBRATION,
  figuresStatement,
  TIMES,
} from '../../src/feedback/outcomes/outcome-statements.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const TICKETS = 50_000;
const FROM = '2025-01-01';

let database: TestDatabase;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(inject('databaseServerUrl'));
  await migrate(database.url);
  await database.query(`INSERT INTO users (email, hashed_password) VALUES ('a@example.com', 'x')`);
  await database.query(`INSERT INTO models (version, status) VALUES (1, 'active')`);
  await database.query(`INSERT INTO policies (version, mode, threshold) VALUES (1, 'live', 0.5)`);
  // As wide as real rows are.
  await database.query(
    `INSERT INTO tickets (requester_id, message, status, answer, created_at, resolved_at)
     SELECT 1, repeat('where is my parcel ', 5), 'auto_resolved', repeat('on its way ', 10), at, at
     FROM (SELECT timestamptz '${FROM}' + n * interval '1 minute' AS at
           FROM generate_series(1, ${TICKETS}) AS n) AS time`,
  );
  await database.query(
    `INSERT INTO decisions (ticket_id, model_id, policy_id, outcome, reason, intent, confidence,
                            familiar, answerable, alternatives, evidence, decided_at)
     SELECT id, 1, 1, 'auto_resolved', 'confident', 'intent_' || id % 40, 0.9, true, true, '[]',
            to_jsonb(repeat('evidence ', 60)), created_at FROM tickets`,
  );
  await database.query(
    `INSERT INTO labels (ticket_id, source, is_right, model_id, confidence, familiar, created_by,
                         created_at)
     SELECT id, 'requester', true, 1, 0.9, true, 1, created_at FROM tickets WHERE id % 20 = 0`,
  );
  for (const table of ['tickets', 'decisions', 'labels', 'ticket_transitions', 'feedback']) {
    await database.query(`VACUUM ANALYZE ${table}`);
  }
});

afterAll(() => database.drop());

const PERIODS = [
  ['a day', '2025-01-05', '2025-01-06'],
  ['all of the time', FROM, '2026-01-01'],
] as const;

const STATEMENTS: readonly (readonly [string, string, readonly unknown[]])[] = [
  ['the figures by intent', figuresStatement('intent', 1_000), []],
  ['the figures by model', figuresStatement('model', 1_000), []],
  ['the figures by policy', figuresStatement('policy', 1_000), []],
  ['the times', TIMES, []],
  ['the calibration', CALIBRATION, [1, 10]],
];

test.each(
  PERIODS.flatMap(([name, ...period]) =>
    STATEMENTS.map(([of, text, more]) => [of, name, text, [...period, ...more]] as const),
  ),
)('%s of %s read no whole table of tickets or decisions', async (_, __, text, values) => {
  const rows = await database.query<Record<string, string>>(`EXPLAIN ${text}`, [...values]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index Only Scan using (decisions_decided_idx|tickets_created_idx)/);
  expect(plan).not.toMatch(/Seq Scan on (tickets|decisions)/);
});
