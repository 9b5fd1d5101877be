import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  aTicket,
  expectInvalid,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import type { ListedTicket } from '../support/schemas.js';

const PRIORITIES = ['low', 'normal', 'high', 'urgent'];

const ids = (tickets: readonly Ticket[]): number[] => tickets.map(({ id }) => id);

let admin: Api;
let agent: Api;

beforeAll(async () => {
  admin = await theAdmin();
  agent = await admin.newStaff('agent');
});

const list = async (api: Api, query: string): Promise<ListedTicket[]> => {
  const { status, body } = await api.get<Page<ListedTicket>>(`/tickets?${query}`);
  expectThat(status, JSON.stringify(body)).toBe(200);
  return body.data;
};

describe('a list that is walked page by page while tickets come in', () => {
  let customer: Api;
  let tickets: Ticket[];

  beforeAll(async () => {
    customer = await admin.newUser();
    // Together, so that some were created in the same millisecond.
    tickets = await Promise.all(
      Array.from({ length: 23 }, (_, number) => aTicket().by(customer).saying(`parcel ${number}`)),
    );
    await Promise.all(
      tickets.map(({ id }, index) =>
        agent.patch(`/tickets/${id}`, { priority: PRIORITIES[index % PRIORITIES.length] }),
      ),
    );
  });

  async function walk(sort: string): Promise<Ticket[]> {
    const seen: Ticket[] = [];
    for (let path = `/api/v1/tickets?limit=5&sort=${sort}`; path;) {
      const { body, headers } = await customer.get<Page<Ticket>>(path.slice('/api/v1'.length));
      seen.push(...body.data);
      await aTicket().by(customer).saying('one more parcel');
      const next = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
      path = next === undefined ? '' : `/api/v1/tickets${next}`;
      expect(path !== '').toBe(body.meta.hasMore);
    }
    return seen;
  }

  test.each([
    '-createdAt',
    'createdAt',
    '-updatedAt',
    'updatedAt',
    '-priority',
    'priority',
    '-priority,createdAt',
    'priority,-updatedAt,createdAt',
  ])('has no gap and no repeat with sort %s', async (sort) => {
    // Ascending lists end only when they have caught up, so the walk must end by itself.
    const seen = await walk(sort);
    expect(new Set(ids(seen)).size).toBe(seen.length);
    expect(ids(seen)).toEqual(expect.arrayContaining(ids(tickets)));
    expect(seen).toEqual(sorted(seen, sort));
  });
});

/** The contract in words: each field in its direction, then the id in the direction of the last. */
function sorted(tickets: readonly Ticket[], sort: string): Ticket[] {
  const keys = sort
    .split(',')
    .map((key) => ({ key: key.replace('-', ''), sign: key.startsWith('-') ? -1 : 1 }));
  const value = (ticket: Ticket, key: string): number => {
    if (key === 'priority') return PRIORITIES.indexOf(ticket.priority);
    return Date.parse(key === 'createdAt' ? ticket.createdAt : ticket.updatedAt);
  };
  const last = keys.at(-1)!.sign;
  return [...tickets].sort((a, b) => {
    for (const { key, sign } of keys) {
      const difference = value(a, key) - value(b, key);
      if (difference !== 0) return sign * difference;
    }
    return last * (a.id - b.id);
  });
}

describe('a page', () => {
  let customer: Api;

  beforeAll(async () => {
    customer = await admin.newUser();
    await Promise.all(
      Array.from({ length: 21 }, () => aTicket().by(customer).saying('my parcel is late')),
    );
  });

  test('has twenty tickets, newest first, where nothing is said', async () => {
    const { body } = await customer.get<Page<Ticket>>('/tickets');
    expect(body.data).toHaveLength(20);
    expect(body.data).toEqual(sorted(body.data, '-createdAt'));
    expect(body.meta).toEqual({ hasMore: true, nextCursor: expect.any(String) });
  });

  test('says where the next one is, and keeps the rest of the query', async () => {
    const { headers, body } = await customer.get<Page<Ticket>>(
      '/tickets?limit=20&sort=createdAt&q=parcel',
    );
    const next = new URLSearchParams(/\?([^>]*)>/.exec(headers.get('link') ?? '')?.[1]);
    expect(Object.fromEntries(next)).toEqual({
      limit: '20',
      sort: 'createdAt',
      q: 'parcel',
      cursor: body.meta.nextCursor,
    });
  });

  test('that is the last has no next', async () => {
    const { headers, body } = await customer.get<Page<Ticket>>('/tickets?limit=21');
    expect(body.data).toHaveLength(21);
    expect(body.meta).toEqual({ hasMore: false, nextCursor: null });
    expect(headers.get('link')).toBeNull();
  });

  test('of nothing is empty', async () => {
    const { status, body } = await (await admin.newUser()).get('/tickets');
    expect(status).toBe(200);
    expect(body).toEqual({ data: [], meta: { hasMore: false, nextCursor: null } });
  });

  test('holds at most a hundred', async () => {
    expect((await customer.get('/tickets?limit=100')).status).toBe(200);
    expect((await customer.get('/tickets?limit=1')).status).toBe(200);
  });

  test.each([
    'limit=0',
    'limit=-1',
    'limit=101',
    'limit=1.5',
    'limit=many',
    'limit=',
    'limit=1&limit=2',
    'cursor=x',
    'cursor=',
    'cursor=WyJpZCIsMV0',
    `cursor=${'x'.repeat(1001)}`,
    'sort=id',
    'sort=',
    'sort=--createdAt',
    'sort=createdAt,',
    'sort=createdAt,-createdAt',
    'sort=createdAt;priority',
    'sort=message',
    'status=done',
    'status=',
    'intent=',
    'intent=%00',
    `intent=${'x'.repeat(101)}`,
    'assigneeId=0',
    'assigneeId=you',
    'assigneeId=2147483648',
    'requesterId=-1',
    'requesterId=1.5',
    'status=open,done',
    'status=open,',
    'assigneeId=nobody',
    'createdFrom=yesterday',
    'createdFrom=2026-02-30',
    'createdFrom=2026-02-02&createdTo=2026-02-01',
    'createdTo=',
    'minConfidence=',
    'minConfidence=-0.1',
    'minConfidence=0.6&maxConfidence=0.5',
    'maxConfidence=1.1',
    'maxConfidence=much',
    'sort=relevance',
    'sort=-relevance&q=x',
    'q=',
    'q=%20',
    'q=%00',
    'q=a&q=b',
    `q=${'x'.repeat(201)}`,
    'page=2',
    'offset=20',
    'Status=open',
    '__proto__=x',
    'constructor=x',
  ])('refuses %s', async (query) => {
    expectInvalid(await customer.get(`/tickets?${query}`), query.split('=')[0]!);
  });

  const TIME = '2026-01-01T00:00:00.000Z';
  test.each([
    { parts: ['-createdAt'] },
    { parts: ['-createdAt', TIME] },
    { parts: ['-createdAt', TIME, 1, 2] },
    { parts: ['-createdAt', TIME, '1'] },
    { parts: ['-createdAt', TIME, 99999999999999] },
    { parts: ['-createdAt', '2026-02-30T00:00:00.000Z', 1] },
    { parts: ['-createdAt', '0000-01-01T00:00:00.000Z', 1] },
    { parts: ['-createdAt', '2026-01-01T00:00:00.000+23:59', 1] },
    { parts: ['-createdAt', 'yesterday', 1] },
    { parts: ['createdAt', TIME, 1] },
    { parts: ['id', 1] },
  ])('refuses a cursor of $parts', async ({ parts }) => {
    const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url');
    expectInvalid(await customer.get(`/tickets?cursor=${cursor}`), 'cursor');
  });

  test('refuses the cursor of another sort', async () => {
    const { body } = await customer.get<Page<Ticket>>('/tickets?limit=1&sort=createdAt');
    const cursor = String(body.meta.nextCursor);
    expectInvalid(await customer.get(`/tickets?sort=priority&cursor=${cursor}`), 'cursor');
    expectInvalid(await customer.get(`/tickets?cursor=${cursor}`), 'cursor');
    expectInvalid(await admin.get(`/users?cursor=${cursor}`), 'cursor');
  });
});

describe('filters', () => {
  let customer: Api;
  let answered: Ticket;
  let escalated: Ticket;
  let closed: Ticket;

  beforeAll(async () => {
    customer = await admin.newUser();
    answered = await aTicket().by(customer).autoResolved();
    escalated = await aTicket().by(customer).escalated();
    closed = await aTicket().by(customer).closed();
  });

  test.each([
    ['auto_resolved', () => [answered]],
    ['escalated', () => [escalated]],
    ['closed', () => [closed]],
    ['open', () => []],
  ])('status=%s', async (status, expected) => {
    expect(ids(await list(customer, `status=${status}`))).toEqual(ids(expected()));
  });

  test.each(['status=closed,escalated', 'status=closed&status=escalated'])('%s', async (query) => {
    expect(ids(await list(customer, `${query}&sort=createdAt`))).toEqual([escalated.id, closed.id]);
  });

  test('assigneeId=none', async () => {
    const colleague = await admin.newStaff('agent');
    const other = await admin.newUser();
    const [taken, free] = [
      await aTicket().by(other).escalated(),
      await aTicket().by(other).closed(),
    ];
    await agent.patch(`/tickets/${taken.id}`, { assigneeId: colleague.userId });
    const found = await list(agent, `requesterId=${other.userId}&assigneeId=none`);
    expect(ids(found)).toEqual([free.id]);
  });

  test('createdFrom, which is included, and createdTo, which is not', async () => {
    const at = escalated.createdAt;
    expect(ids(await list(customer, `createdFrom=${at}`))).toContain(escalated.id);
    expect(ids(await list(customer, `createdTo=${at}`))).not.toContain(escalated.id);
    expect(await list(customer, 'createdFrom=2020-01-01&createdTo=2020-02-01')).toEqual([]);
    expect(await list(customer, 'createdFrom=2020-01-01')).toHaveLength(3);
  });

  test('minConfidence and maxConfidence, which are included', async () => {
    const { confidence } = answered;
    const exactly = `minConfidence=${confidence}&maxConfidence=${confidence}`;
    expect(ids(await list(customer, exactly))).toContain(answered.id);
    expect(ids(await list(customer, `minConfidence=${confidence}`))).toContain(answered.id);
    expect(ids(await list(customer, 'maxConfidence=0'))).not.toContain(answered.id);
  });

  test('requesterId, for staff', async () => {
    const found = await list(agent, `requesterId=${customer.userId}&sort=createdAt`);
    expect(ids(found)).toEqual([answered.id, escalated.id, closed.id]);
  });

  test('intent, as corrected', async () => {
    const intent = await anIntent(admin);
    await agent.patch(`/tickets/${escalated.id}`, { intent: intent.name });
    expect(ids(await list(agent, `intent=${intent.name}`))).toEqual([escalated.id]);
    await admin.delete(`/triage/intents/${intent.id}`);
  });

  test('assigneeId', async () => {
    const assignee = await admin.newStaff('agent');
    await agent.patch(`/tickets/${escalated.id}`, { assigneeId: assignee.userId });
    expect(ids(await list(agent, `assigneeId=${assignee.userId}`))).toEqual([escalated.id]);
  });

  test('several together', async () => {
    const mine = `requesterId=${customer.userId}`;
    expect(ids(await list(agent, `${mine}&status=closed&intent=legal_threat`))).toEqual([
      closed.id,
    ]);
    expect(await list(agent, `${mine}&status=closed&intent=charged_twice`)).toEqual([]);
  });

  test('of something that does not exist find nothing', async () => {
    expect(await list(agent, `intent=${unique('no_intent')}`)).toEqual([]);
    expect(await list(agent, 'assigneeId=2147483647')).toEqual([]);
  });
});

describe('full text search', () => {
  const word = unique('zebra').replace('_', '');
  let customer: Api;
  let first: Ticket;
  let second: Ticket;

  beforeAll(async () => {
    customer = await admin.newUser();
    first = await aTicket().by(customer).saying(`My ${word} arrived with damaged wheels.`);
    second = await aTicket().by(customer).saying(`The wheels of the ${word} are missing`);
    const answer = 'Please tighten the flangebolts.';
    await agent.patch(`/tickets/${second.id}`, { answer });
  });

  const search = async (q: string): Promise<number[]> =>
    ids(
      await list(agent, `requesterId=${customer.userId}&sort=createdAt&q=${encodeURIComponent(q)}`),
    );

  test.each([
    ['a word of both', word, () => [first, second]],
    ['a word in capitals', word.toUpperCase(), () => [first, second]],
    ['another form of a word', 'wheel', () => [first, second]],
    ['two words', `${word} damaged`, () => [first]],
    ['a word without another', `${word} -damaged`, () => [second]],
    ['a phrase', '"damaged wheels"', () => [first]],
    ['a phrase in another order', '"wheels damaged"', () => []],
    ['one word or another', 'missing OR damaged', () => [first, second]],
    ['a word of the answer', 'flangebolts', () => [second]],
    ['a word that nobody wrote', unique('nothing'), () => []],
  ])('finds %s', async (_, q, expected) => {
    expect(await search(q)).toEqual(ids(expected()));
  });

  test.each(['"unclosed', "it's", '& | ! <-> :*', '\\', '%', '()', '-', 'the', '🙂', "'; DROP--"])(
    'takes %s as words',
    async (q) => {
      expect(await search(q)).toEqual(expect.any(Array));
    },
  );

  test('shows where the words are, as plain text in parts', async () => {
    const [found] = await list(customer, `q=${word}&sort=createdAt&limit=1`);
    expect(found?.excerpt?.map(({ text }) => text).join('')).toContain(
      'arrived with damaged wheels',
    );
    expect(found?.excerpt?.filter(({ match }) => match)).toEqual([{ text: word, match: true }]);
    expect((await list(customer, 'limit=1'))[0]).not.toHaveProperty('excerpt');
  });

  test('puts what fits best first, also from page to page', async () => {
    const best = await aTicket().by(customer).saying('giraffe, giraffe and giraffe');
    await aTicket().by(customer).saying('a giraffe is not in my order');
    const path = '/tickets?sort=relevance&q=giraffe';
    const found = await allOf<Ticket>(customer, path);
    expect(found).toHaveLength(2);
    expect(found[0]?.id).toBe(best.id);
    const { body } = await customer.get<Page<Ticket>>(`${path}&limit=1`);
    const next = await customer.get<Page<Ticket>>(`${path}&limit=1&cursor=${body.meta.nextCursor}`);
    expect([...ids(body.data), ...ids(next.body.data)]).toEqual(ids(found));
  });

  test('goes on from page to page', async () => {
    const found = await allOf<Ticket>(customer, `/tickets?q=${word}`);
    expect(ids(found)).toEqual([second.id, first.id]);
  });

  test("does not find other people's tickets", async () => {
    expect(await list(await admin.newUser(), `q=${word}`)).toEqual([]);
  });
});
