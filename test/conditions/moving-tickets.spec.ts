import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ListTicketsQuery } from '../../src/desk/tickets/ticket-list.dto.js';
import { cursorOf, listStatement } from '../../src/desk/tickets/ticket-list.js';
import type { FoundTicket } from '../../src/desk/tickets/ticket-search.js';
import { Role } from '../../src/platform/access/role.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

const TICKETS = 120;
const LIMIT = 7;
const WRITERS = 3;
const STAFF = { id: 1, organizationId: 1, role: Role.Agent };

const INSERT = `
  INSERT INTO tickets (requester_id, message, status, priority)
  VALUES (1, 'a parcel that came in meanwhile', 'escalated',
          (enum_range(NULL::ticket_priority))[1 + floor(random() * 4)])`;
// Never those whose id can be divided by three: they stay as they are.
const CHANGE = `
  UPDATE tickets SET version = version + 1, updated_at = now(),
         priority = (enum_range(NULL::ticket_priority))[1 + floor(random() * 4)],
         answer = repeat('parcel ', floor(random() * 4)::integer)
  WHERE id = 1 + 3 * floor(random() * $1)::integer`;

let database: TestDatabase;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  await database.query(`INSERT INTO users (email, hashed_password) VALUES ('a@example.com', 'x')`);
});

afterAll(() => database.drop());

async function fillTickets(): Promise<number[]> {
  await database.query(`TRUNCATE tickets RESTART IDENTITY CASCADE`);
  const rows = await database.query<{ id: number }>(
    `INSERT INTO tickets (requester_id, message, status, priority, created_at, updated_at)
     SELECT 1, repeat('where is my parcel ', 1 + n % 5), 'escalated',
            (enum_range(NULL::ticket_priority))[1 + (n * 7) % 4],
            now() - (n % 9) * interval '1 millisecond', now() - (n % 11) * interval '1 second'
     FROM generate_series(1, ${TICKETS}) AS n RETURNING id`,
  );
  return rows.map(({ id }) => id);
}

/** Walks a list to its end, or until it has followed it long enough, while others write. */
async function walk(query: Partial<ListTicketsQuery>): Promise<FoundTicket[]> {
  let walking = true;
  const writers = Array.from({ length: WRITERS }, async () => {
    while (walking) {
      await database.query(INSERT);
      await database.query(CHANGE, [TICKETS / 3]);
    }
  });
  const found: FoundTicket[] = [];
  try {
    let cursor: string | undefined;
    // Lists that grow at their end would otherwise never be done.
    while (found.length < 20 * TICKETS) {
      const page = { ...query, limit: LIMIT, ...(cursor !== undefined && { cursor }) };
      const asked = Object.assign(new ListTicketsQuery(), page);
      const { values, ...statement } = listStatement(STAFF, asked);
      const rows = await database.query<FoundTicket>(statement, values);
      found.push(...rows.slice(0, LIMIT));
      if (rows.length <= LIMIT) return found;
      cursor = cursorOf(query.sort ?? '-createdAt', rows[LIMIT - 1]!);
    }
    return found;
  } finally {
    walking = false;
    await Promise.all(writers);
  }
}

const repeated = (keys: readonly (number | string)[]): (number | string)[] =>
  keys.filter((key, at) => keys.indexOf(key) !== at);

const idsOf = (tickets: readonly FoundTicket[]): number[] => tickets.map(({ id }) => id);
const versionsOf = (tickets: readonly FoundTicket[]): string[] =>
  tickets.map(({ id, version }) => `${id} in version ${version}`);

describe('while tickets come in and change', () => {
  test.each(['createdAt', '-createdAt'])(
    'a walk by %s shows each ticket that was there exactly once',
    async (sort) => {
      const there = await fillTickets();
      const found = idsOf(await walk({ sort }));
      expect(repeated(found)).toEqual([]);
      expect(found).toEqual(expect.arrayContaining(there));
    },
  );

  test.each(['updatedAt', '-updatedAt', 'priority', '-priority', '-priority,updatedAt'])(
    'a walk by %s shows no version twice, and misses none that stays as it is',
    async (sort) => {
      const there = await fillTickets();
      const found = await walk({ sort });
      expect(repeated(versionsOf(found))).toEqual([]);
      const unchanged = there.filter((id) => id % 3 !== 1);
      expect(idsOf(found)).toEqual(expect.arrayContaining(unchanged));
      expect(repeated(idsOf(found).filter((id) => unchanged.includes(id)))).toEqual([]);
    },
  );

  test('a walk from the longest unchanged on misses no ticket at all', async () => {
    const there = await fillTickets();
    expect(idsOf(await walk({ sort: 'updatedAt' }))).toEqual(expect.arrayContaining(there));
  });

  test('a walk by relevance misses and repeats none that stays as it is', async () => {
    const there = await fillTickets();
    const found = await walk({ sort: 'relevance', q: 'parcel' });
    expect(repeated(versionsOf(found))).toEqual([]);
    // Those that came in after the first page are not in the list.
    expect(Math.max(...idsOf(found))).toBeLessThanOrEqual(found[0]!.newest!);
    const unchanged = there.filter((id) => id % 3 !== 1);
    expect(idsOf(found)).toEqual(expect.arrayContaining(unchanged));
    expect(repeated(idsOf(found).filter((id) => unchanged.includes(id)))).toEqual([]);
  });
});

describe('relevance', () => {
  const list = async (query: Partial<ListTicketsQuery>): Promise<FoundTicket[]> => {
    const all = Object.assign(new ListTicketsQuery(), { limit: 100, ...query });
    const { values, ...statement } = listStatement(STAFF, all);
    return database.query<FoundTicket>(statement, values);
  };

  test('puts what fits best first, and of equals the newest', async () => {
    await database.query(`TRUNCATE tickets RESTART IDENTITY CASCADE`);
    for (const message of [
      'My card was charged twice.',
      'The card reader is broken, and I would like to pay by card: which card is taken?',
      'Something else',
      'My card was charged twice.',
    ]) {
      await database.query(
        `INSERT INTO tickets (requester_id, message, status) VALUES (1, $1, 'escalated')`,
        [message],
      );
    }
    expect(idsOf(await list({ sort: 'relevance', q: 'card' }))).toEqual([2, 4, 1]);
  });

  test('ranks only the newest, however many match', async () => {
    await database.query(`TRUNCATE tickets RESTART IDENTITY CASCADE`);
    await database.query(
      `INSERT INTO tickets (requester_id, message, status)
       SELECT 1, CASE n WHEN 1 THEN 'parcel parcel' ELSE 'parcel' END, 'escalated'
       FROM generate_series(1, 1001) AS n`,
    );
    const [best] = await list({ sort: 'relevance', q: 'parcel' });
    expect(best?.id).toBe(1001);
    await database.query(`UPDATE tickets SET message = 'parcel parcel' WHERE id = 2`);
    expect((await list({ sort: 'relevance', q: 'parcel' }))[0]?.id).toBe(2);
  });
});
