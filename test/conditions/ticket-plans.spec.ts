import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import {
  OPEN_CONVERSATION,
  OPEN_CONVERSATIONS,
} from '../../src/desk/conversations/intake/intake-statements.js';
import { ListTicketsQuery } from '../../src/desk/tickets/ticket-list.dto.js';
import { cursorOf, listStatement } from '../../src/desk/tickets/ticket-list.js';
import type { FoundTicket } from '../../src/desk/tickets/ticket-search.js';
import { FIND_TICKETS } from '../../src/desk/tickets/ticket-statements.js';
import { Role } from '../../src/platform/access/role.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

const USERS = 10_000;

let database: TestDatabase;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  await database.query(
    `INSERT INTO users (email, hashed_password)
     SELECT n || '@example.com', repeat('x', 100) FROM generate_series(1, ${USERS}) AS n`,
  );
  await database.query(
    `INSERT INTO tickets (requester_id, message, status, label_worth)
     SELECT n, 'where is my parcel', 'open', n % 997 / 997.0 FROM generate_series(1, ${USERS}) AS n`,
  );
  await database.query('VACUUM ANALYZE users');
  await database.query('VACUUM ANALYZE tickets');
});

afterAll(() => database.drop());

async function planOf(explain: string, values: readonly unknown[] = []): Promise<string> {
  const rows = await database.query<Record<string, string>>(explain, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const arrived = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, place) => {
      return { place, organization_id: 1, requester_id: place + 1 };
    }),
  );

const CASES = [
  ['one ticket', OPEN_CONVERSATION.text, [arrived(1)]],
  ['a batch of tickets', OPEN_CONVERSATIONS.text, [arrived(16)]],
  [
    'a read of tickets',
    FIND_TICKETS.text,
    [
      [1, 2, 3],
      [1, 1, 1],
      [null, 2, 3],
    ],
  ],
] as const;

test.each(CASES)('%s scans no table, planned for its values', async (_, text, values) => {
  const plan = await planOf(`EXPLAIN ${text}`, values);
  expect(plan).toMatch(/Index Scan using|Bitmap Index Scan on/);
  expect(plan).not.toMatch(/Seq Scan on (users|tickets)/);
});

// What a connection plans once and keeps.
test.each(CASES)('%s scans no table, planned for any values', async (_, text, __) => {
  const plan = await planOf(`EXPLAIN (GENERIC_PLAN) ${text}`);
  expect(plan).toMatch(/Index Scan using|Bitmap Index Scan on/);
  expect(plan).not.toMatch(/Seq Scan on (users|tickets)/);
});

test('the most informative tickets come by their index, page after page', async () => {
  const sort = 'informative';
  const staff = { id: 1, organizationId: 1, role: Role.Agent };
  const page = (fields: Partial<ListTicketsQuery>) =>
    listStatement(staff, Object.assign(new ListTicketsQuery(), { sort, limit: 7, ...fields }));
  const first = page({});
  const found = await database.query<FoundTicket>(first.text, first.values);
  const second = page({ cursor: cursorOf(sort, found[6]!) });
  for (const { text, values } of [first, second]) {
    const plan = await planOf(`EXPLAIN ${text}`, values);
    expect(plan).toContain('Index Scan Backward using tickets_informative_idx');
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  }
  const next = await database.query<FoundTicket>(second.text, second.values);
  expect(next[0]!.id).toBe(found[7]!.id);
});
