import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import {
  CALIBRATION,
  figuresStatement,
  TIMES,
} from '../../src/desk/reports/outcomes/outcome-statements.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

/** Of the first organisation; the others are many and small. */
const TICKETS = 50_000;
const OTHERS = 100;
const TICKETS_OF_OTHERS = 20_000;
const ALL_TICKETS = TICKETS + TICKETS_OF_OTHERS;
const A_SMALL_ONE = 42;
const FROM = '2025-01-01';

let database: TestDatabase;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  // Each has the number of the organisation.
  const ofEach = `generate_series(1, ${OTHERS + 1}) AS organization`;
  await database.query(
    `INSERT INTO organizations (slug, name)
     SELECT 'small-' || n, 'A small one' FROM generate_series(1, ${OTHERS}) AS n`,
  );
  await database.query(
    `INSERT INTO users (organization_id, email, hashed_password)
     SELECT organization, organization || '@example.com', 'x' FROM ${ofEach}`,
  );
  await database.query(
    `INSERT INTO models (organization_id, version, status)
     SELECT organization, 1, 'active' FROM ${ofEach}`,
  );
  await database.query(
    `INSERT INTO policies (organization_id, version, mode, threshold)
     SELECT organization, 1, 'live', 0.5 FROM ${ofEach}`,
  );
  // As wide as real rows are.
  await database.query(
    `INSERT INTO tickets (organization_id, requester_id, message, status, answer, created_at,
                          resolved_at)
     SELECT organization, organization, repeat('where is my parcel ', 5), 'auto_resolved',
            repeat('on its way ', 10), at, at
     FROM (SELECT CASE WHEN n * 7 % ${ALL_TICKETS} < ${TICKETS} THEN 1 ELSE 2 + n % ${OTHERS} END
                    AS organization,
                  timestamptz '${FROM}' + n * interval '1 minute' AS at
           FROM generate_series(1, ${ALL_TICKETS}) AS n) AS ticket`,
  );
  await database.query(
    `INSERT INTO decisions (organization_id, ticket_id, model_id, policy_id, outcome, reason, intent,
                            confidence, familiar, answerable, alternatives, evidence, decided_at)
     SELECT organization_id, id, organization_id, organization_id, 'auto_resolved', 'confident', 'intent_' || id % 40, 0.9, true, true, '[]',
            to_jsonb(repeat('evidence ', 60)), created_at FROM tickets`,
  );
  await database.query(
    `INSERT INTO labels (organization_id, ticket_id, source, is_right, model_id, confidence, familiar,
                         created_by, created_at)
     SELECT organization_id, id, 'requester', true, organization_id, 0.9, true, organization_id,
            created_at FROM tickets WHERE id % 20 = 0`,
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

const ORGANIZATIONS = [
  ['the large organisation', 1],
  ['a small one', A_SMALL_ONE],
] as const;

const statements = (organization: number): [string, string, unknown[]][] => [
  ['the figures by intent', figuresStatement('intent', 1_000), []],
  ['the figures by model', figuresStatement('model', 1_000), []],
  ['the figures by policy', figuresStatement('policy', 1_000), []],
  ['the times', TIMES, []],
  ['the calibration', CALIBRATION, [organization, 10]],
];

test.each(
  ORGANIZATIONS.flatMap(([whose, organization]) =>
    PERIODS.flatMap(([name, ...period]) =>
      statements(organization).map(([of, text, more]) => {
        return [of, name, whose, text, [organization, ...period, ...more]] as const;
      }),
    ),
  ),
)('%s of %s of %s read no whole table of tickets or decisions', async (...asked) => {
  const [, , , text, values] = asked;
  const rows = await database.query<Record<string, string>>(`EXPLAIN ${text}`, [...values]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  const named = /Index Only Scan using (decisions_decided_idx|tickets_created_idx)/;
  // So few rows of a small one may be looked up one by one.
  if (values[0] === 1 || text !== CALIBRATION) expect(plan).toMatch(named);
  expect(plan).not.toMatch(/Seq Scan on (tickets|decisions)/);
});
