import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ListTicketsQuery } from '../../src/desk/tickets/ticket-list.dto.js';
import { listStatement } from '../../src/desk/tickets/ticket-list.js';
import { TicketStatus } from '../../src/desk/tickets/ticket-status.js';
import { Role } from '../../src/platform/access/role.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

/** Of the first organisation; the others are many and small. */
const TICKETS = 20_000;
const OTHERS = 100;
const TICKETS_OF_OTHERS = 20_000;
const A_SMALL_ONE = 42;

let database: TestDatabase;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  await database.query(
    `INSERT INTO organizations (slug, name)
     SELECT 'small-' || n, 'A small one' FROM generate_series(1, ${OTHERS}) AS n`,
  );
  await database.query(
    `INSERT INTO users (organization_id, email, hashed_password)
     SELECT n, n || '@example.com', 'x' FROM generate_series(1, ${OTHERS + 1}) AS n`,
  );
  await database.query(
    `INSERT INTO tickets (organization_id, requester_id, message, status, created_at)
     SELECT organization, organization,
            'where is my parcel' || CASE WHEN n % 4000 < 2 THEN ' with the zebra' ELSE '' END,
            'escalated', timestamptz '2025-01-01' + n * interval '1 minute'
     FROM (SELECT n, CASE WHEN n % 2 = 0 THEN 1 ELSE 2 + n % ${OTHERS} END AS organization
           FROM generate_series(1, ${TICKETS + TICKETS_OF_OTHERS}) AS n) AS ticket`,
  );
  await database.query('VACUUM ANALYZE tickets');
});

afterAll(() => database.drop());

async function planOf(query: Partial<ListTicketsQuery>, organizationId = 1): Promise<string> {
  const staff = { id: 1, organizationId, role: Role.Agent };
  const { text, values } = listStatement(staff, Object.assign(new ListTicketsQuery(), query));
  const rows = await database.query<Record<string, string>>(`EXPLAIN ${text}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each(['-createdAt', 'updatedAt', 'priority', 'relevance'])(
  'a word that few tickets have is looked up, whatever the order: %s',
  async (sort) => {
    const plan = await planOf({ q: 'zebra', sort });
    expect(plan).toContain('Bitmap Index Scan on tickets_words_idx');
  },
);

test('of a word that every ticket has, no more than a page is read', async () => {
  const plan = await planOf({ q: 'parcel' });
  expect(plan).toContain('Index Scan Backward using tickets_created_idx');
  expect(plan).not.toContain('Sort');
});

test('of a word that every ticket has, relevance reads the newest only', async () => {
  const plan = await planOf({ q: 'parcel', sort: 'relevance' });
  expect(plan).toContain('Index Scan Backward using tickets_pkey');
});

const SMALL_LISTS: readonly Partial<ListTicketsQuery>[] = [
  ...['-createdAt', 'updatedAt', '-priority,createdAt', '-id'].map((sort) => ({ sort })),
  { status: [TicketStatus.Escalated] },
  { intent: 'order_status' },
  { requesterId: A_SMALL_ONE },
  { assigneeId: 'none' },
  { q: 'zebra' },
  { q: 'parcel' },
  { q: 'parcel', sort: 'relevance' },
];

test.each(SMALL_LISTS)(
  'a list of a small organisation reads its own rows only: %j',
  async (query) => {
    const plan = await planOf(query, A_SMALL_ONE);
    expect(plan).not.toMatch(/Seq Scan|using tickets_pkey/);
    expect(plan).toMatch(/organization_id = 42|requester_id = 42|tickets_words_idx/);
  },
);
