import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { FIND_DUE } from '../../src/desk/sla/clocks/sweep-statements.js';
import { ListTicketsQuery } from '../../src/desk/tickets/ticket-list.dto.js';
import { listStatement } from '../../src/desk/tickets/ticket-list.js';
import { Role } from '../../src/platform/access/role.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

const OPEN = 100_000;
const DUE = 7;
const NOW = new Date('2026-01-01T12:00:00Z');

let database: TestDatabase;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  await database.query(
    `INSERT INTO users (email, hashed_password) VALUES ('a@example.com', repeat('x', 100))`,
  );
  await database.query(
    `INSERT INTO tickets (requester_id, message, status, due_at, sla_state)
     SELECT (SELECT id FROM users), 'where is my parcel', 'escalated',
            '${NOW.toISOString()}'::timestamptz + (n - ${DUE} - 0.5) * interval '1 minute',
            CASE WHEN n % 100 = 0 THEN 'warned' ELSE 'running' END
     FROM generate_series(1, ${OPEN}) AS n`,
  );
  // Each has a clock that runs, one that waits for the customer, and one of before.
  await database.query(
    `INSERT INTO sla_clocks (ticket_id, metric, state, target_ms, started_at, due_at, warn_at, ended_at)
     SELECT id, metric, clock.state, 3600000, created_at,
            CASE WHEN clock.state <> 'paused' THEN due_at END,
            CASE WHEN clock.state <> 'paused' THEN due_at END,
            CASE WHEN clock.state = 'met' THEN created_at END
     FROM tickets CROSS JOIN (VALUES ('next_response', 'running'), ('resolution', 'paused'),
                                     ('first_response', 'met')) AS clock (metric, state)`,
  );
  await database.query('VACUUM ANALYZE tickets');
  await database.query('VACUUM ANALYZE sla_clocks');
});

afterAll(() => database.drop());

async function planOf(explain: string, values: readonly unknown[] = []): Promise<string> {
  const rows = await database.query<Record<string, string>>(explain, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test('what is due of 100,000 open tickets is found by the indexes of what ticks', async () => {
  const values = [NOW, 200];
  expect(await database.query(FIND_DUE, values)).toHaveLength(DUE);
  const plans = [
    await planOf(`EXPLAIN ${FIND_DUE}`, values),
    await planOf(`EXPLAIN (GENERIC_PLAN) ${FIND_DUE}`),
  ];
  for (const plan of plans) {
    expect(plan).toContain('Index Scan using sla_clocks_due_idx');
    expect(plan).toContain('Index Scan using sla_clocks_warn_idx');
    expect(plan).not.toContain('Seq Scan');
  }
});

test('the tickets that are due next come by their index', async () => {
  const staff = { id: 1, organizationId: 1, role: Role.Agent };
  for (const sort of ['due', '-due']) {
    const query = Object.assign(new ListTicketsQuery(), { sort, limit: 7 });
    const { text, values } = listStatement(staff, query);
    const plan = await planOf(`EXPLAIN ${text}`, values);
    expect(plan).toMatch(/Index Scan (Backward )?using tickets_due_idx/);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  }
});
