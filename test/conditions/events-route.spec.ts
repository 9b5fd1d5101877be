import { beforeAll, describe, expect, test } from '@jest/globals';
import { anotherOrganisation } from '../support/another-organisation.js';
import { Api } from '../support/api.js';
import { expectInvalid } from '../support/builders.js';
import { type Fixture, fixture } from '../support/fixture.js';
import { publishing } from '../support/published.js';
import { until } from '../support/until.js';

interface Page {
  readonly data: { readonly cursor: string; readonly event: string; readonly data: object }[];
  readonly meta: { readonly cursor: string; readonly hasMore: boolean; readonly resync: boolean };
}

let given: Fixture;
let customer: Api;
let other: Api;
let agent: Api;
let publish: ReturnType<typeof publishing>;

beforeAll(async () => {
  given = await fixture();
  const open = new Api(given.service.url);
  [customer, other, agent] = await Promise.all([
    open.newUser(),
    open.newUser(),
    given.admin.newStaff('agent'),
  ]);
  publish = publishing(given.database);
});

const read = async (api: Api, query = ''): Promise<Page> =>
  (await api.get<Page>(`/events${query}`)).body;
const since = async (api: Api, cursor: string, more = ''): Promise<Page> =>
  read(api, `?after=${cursor}${more}`);
/** The numbers of all that came since, once the last is there. */
async function heard(api: Api, cursor: string): Promise<unknown[]> {
  const found: unknown[] = [];
  let page = await since(api, cursor);
  for (;;) {
    found.push(...page.data.map(({ data }) => (data as { ticketId: number }).ticketId));
    if (!page.meta.hasMore) return found;
    page = await since(api, page.meta.cursor);
  }
}

describe('GET /events', () => {
  test('begins with now, and tells everybody what is theirs, in order and once', async () => {
    const start = await read(agent);
    expect(start).toMatchObject({ data: [], meta: { hasMore: false, resync: false } });
    for (const number of [1, 2, 3]) await publish.ticket(number, { requesterId: customer.userId! });
    await publish.ticket(4, { requesterId: other.userId! });
    await until(() => heard(agent, start.meta.cursor)).toEqual([1, 2, 3, 4]);
    expect(await heard(customer, start.meta.cursor)).toEqual([1, 2, 3]);
    expect(await heard(other, start.meta.cursor)).toEqual([4]);
  });

  test('goes on from the cursor of an event, and from that of an answer', async () => {
    const { meta } = await read(agent);
    for (const number of [5, 6, 7]) await publish.ticket(number, { requesterId: customer.userId! });
    await until(() => heard(agent, meta.cursor)).toEqual([5, 6, 7]);
    const first = await since(agent, meta.cursor, '&limit=2');
    expect(first.meta.hasMore).toBe(true);
    expect(first.meta.cursor).toBe(first.data[1]!.cursor);
    expect(await heard(agent, first.data[0]!.cursor)).toEqual([6, 7]);
    const second = await since(agent, first.meta.cursor, '&limit=2');
    expect(second.data.map(({ data }) => data)).toMatchObject([{ ticketId: 7 }]);
    expect((await since(agent, second.meta.cursor)).data).toEqual([]);
    const ofCustomer = await since(customer, meta.cursor, '&limit=1');
    expect(await heard(customer, ofCustomer.meta.cursor)).toEqual([6, 7]);
  });

  test('says nothing to another organisation', async () => {
    const elsewhere = await anotherOrganisation(given.admin);
    const { meta } = await read(elsewhere.admin);
    await publish.ticket(8, { requesterId: customer.userId! });
    await until(() => heard(agent, meta.cursor)).toEqual([8]);
    for (const api of [elsewhere.admin, elsewhere.agent, elsewhere.customer]) {
      expect(await heard(api, meta.cursor)).toEqual([]);
    }
  });

  test('tells a customer nothing of notes', async () => {
    const { meta } = await read(agent);
    const message = { conversationId: 1, requesterId: customer.userId!, senderType: 'human_agent' };
    await publish.one('message.created', { ...message, messageId: 1, visibility: 'internal' });
    await publish.one('message.created', { ...message, messageId: 2, visibility: 'public' });
    const ids = async (api: Api) =>
      (await since(api, meta.cursor)).data.map(
        ({ data }) => (data as { messageId: number }).messageId,
      );
    await until(() => ids(agent)).toEqual([1, 2]);
    expect(await ids(customer)).toEqual([2]);
  });

  test('says resync where something may be missing, and 400 to what is no cursor', async () => {
    const { meta } = await read(agent);
    await given.database.query(
      `UPDATE event_epochs SET removed_xid = pg_snapshot_xmax(pg_current_snapshot()), removed_id = 1`,
    );
    const late = await since(agent, meta.cursor);
    expect(late).toMatchObject({ data: [], meta: { resync: true, hasMore: false } });
    await given.database.query(`UPDATE event_epochs SET removed_xid = '0', removed_id = 0`);
    expect((await since(agent, late.meta.cursor)).meta.resync).toBe(false);
    const [, ...place] = Buffer.from(meta.cursor, 'base64url').toString().split('.');
    const epoch = '0b5f8f0e-6d0e-4a9c-9d0a-3c7d0a0f5d11';
    const restored = Buffer.from([epoch, ...place].join('.')).toString('base64url');
    expect((await since(agent, restored)).meta.resync).toBe(true);
    expectInvalid(await agent.get('/events?after=nonsense'), 'after');
  });
});
