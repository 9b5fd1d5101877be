import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { ListTicketsQuery } from '../../src/desk/tickets/ticket-list.dto.js';
import { cursorOf, listStatement } from '../../src/desk/tickets/ticket-list.js';
import type { FoundTicket } from '../../src/desk/tickets/ticket-search.js';
import { Role } from '../../src/platform/access/role.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { Priority } from '../../src/triage/taxonomy/priority.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

const TICKETS = 60;
const agent = { id: 1, organizationId: 1, role: Role.Agent };
const RANK = Object.values(Priority);

let database: TestDatabase;
let tickets: FoundTicket[];

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  for (const email of ['a@example.com', 'b@example.com']) {
    await database.query(`INSERT INTO users (email, hashed_password) VALUES ($1, 'x')`, [email]);
  }
  // Few times and priorities, so that many tickets are equal in all but their id.
  await database.query(
    `INSERT INTO tickets (requester_id, message, status, priority, created_at, updated_at)
     SELECT 1 + n % 2, 'message ' || n, 'escalated',
            (enum_range(NULL::ticket_priority))[1 + (n * 7) % 4],
            timestamptz '2025-01-01' + (n * 5 % 6) * interval '1 millisecond',
            timestamptz '2025-02-01' + (n * 11 % 9) * interval '1 second'
     FROM generate_series(1, ${TICKETS}) AS n`,
  );
  tickets = await page({ limit: TICKETS });
});

afterAll(() => database.drop());

async function page(query: Partial<ListTicketsQuery>, actor = agent): Promise<FoundTicket[]> {
  const asked = Object.assign(new ListTicketsQuery(), query);
  const { values, ...statement } = listStatement(actor, asked);
  return database.query<FoundTicket>(statement, values);
}

async function walk(sort: string, limit: number, actor = agent): Promise<FoundTicket[]> {
  const found: FoundTicket[] = [];
  for (let cursor: string | undefined; ;) {
    const rows = await page({ sort, limit, ...(cursor !== undefined && { cursor }) }, actor);
    found.push(...rows.slice(0, limit));
    if (rows.length <= limit) return found;
    cursor = cursorOf(sort, rows[limit - 1]!);
  }
}

function value(ticket: FoundTicket, name: string): number {
  if (name === 'priority') return RANK.indexOf(ticket.priority);
  return Date.parse(name === 'createdAt' ? ticket.createdAt : ticket.updatedAt);
}

function sorted(sort: string): number[] {
  const parts = sort.split(',');
  const keys = parts.map((it) => ({ name: it.replace('-', ''), way: it.startsWith('-') ? -1 : 1 }));
  const last = keys.at(-1)?.way ?? 1;
  return tickets
    .toSorted((a, b) => {
      for (const { name, way } of keys) {
        const difference = value(a, name) - value(b, name);
        if (difference !== 0) return difference * way;
      }
      return (a.id - b.id) * last;
    })
    .map(({ id }) => id);
}

const field = fc.constantFrom('createdAt', 'updatedAt', 'priority');
const sort = fc
  .uniqueArray(fc.tuple(field, fc.boolean()), { minLength: 1, selector: ([name]) => name })
  .map((parts) => parts.map(([name, down]) => `${down ? '-' : ''}${name}`).join(','));

test('pages of any size and order show every ticket once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(sort, fc.integer({ min: 1, max: 100 }), async (by, limit) => {
      const found = await walk(by, limit);
      expect(found.map(({ id }) => id)).toEqual(sorted(by));
    }),
    { numRuns: 60 },
  );
});

test('a customer pages through their own', async () => {
  const found = await walk('-priority,createdAt', 7, { id: 2, organizationId: 1, role: Role.User });
  expect(found).toHaveLength(TICKETS / 2);
  expect(found.every(({ requesterId }) => requesterId === 2)).toBe(true);
});

test('a ticket that comes in meanwhile neither hides nor repeats another', async () => {
  const first = await page({ limit: 10 });
  const cursor = cursorOf('-createdAt', first[9]!);
  await database.query(
    `INSERT INTO tickets (requester_id, message, status) VALUES (1, 'new', 'escalated')`,
  );
  const second = await page({ limit: 10, cursor });
  expect([...first.slice(0, 10), ...second.slice(0, 10)].map(({ id }) => id)).toEqual(
    sorted('-createdAt').slice(0, 20),
  );
});
