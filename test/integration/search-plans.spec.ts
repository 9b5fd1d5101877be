import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Role } from '../../src/access/role.js';
import { migrate } from '../../src/database/migrate.js';
import { ListTicketsQuery } from '../../src/tickets/ticket-list.dto.js';
import { listStatement } from '../../src/tickets/ticket-list.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const TICKETS = 20_000;
const STAFF = { id: 1, role: Role.Agent };

let database: TestDatabase;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(inject('databaseServerUrl'));
  await migrate(database.url);
  await database.query(`INSERT INTO users (email, hashed_password) VALUES ('a@example.com', 'x')`);
  await database.query(
    `INSERT INTO tickets (requester_id, message, status, created_at)
     SELECT 1, 'where is my parcel' || CASE WHEN n % 4000 = 0 THEN ' with the zebra' ELSE '' END,
            'escalated', timestamptz '2025-01-01' + n * interval '1 minute'
     FROM generate_series(1, ${TICKETS}) AS n`,
  );
  await database.query('VACUUM ANALYZE tickets');
});

afterAll(() => database.drop());

async function planOf(query: Partial<ListTicketsQuery>): Promise<string> {
  const { text, values } = listStatement(STAFF, Object.assign(new ListTicketsQuery(), query));
  const rows = await database.query<Record<string, string>>(`EXPLAIN ${text}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each(['-createdAt', 'updatedAt', 'priority', 'relevance'])(
  'a word that few tickets have is looked up, whatever the order: %s',
  async (sort) => {
    const plan = await planOf({ q: 'zebra', sort });
    expect(plan).toContain('Bitmap Index Scan on tickets_search_idx');
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
