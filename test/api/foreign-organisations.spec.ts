import { beforeAll, describe, expect, test } from '@jest/globals';
import { type AnotherOrganisation, anotherOrganisation } from '../support/another-organisation.js';
import type { Answer, Api } from '../support/api.js';
import type { Given, Row } from '../support/authorisation/row.js';
import { TABLE } from '../support/authorisation/table.js';
import { anIntent, aTicket, NO_ID, theAdmin, unique } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';

let admin: Api;
let customer: Api;
let other: AnotherOrganisation;

beforeAll(async () => {
  admin = await theAdmin();
  customer = await admin.newUser();
  other = await anotherOrganisation(admin);
});

const nameOf = ({ route, about, whose }: Row): string =>
  [route, about && `(${about})`, whose && `of ${whose}`].filter(Boolean).join(' ');

/** Whatever has a number of something that belongs to an organisation. */
const WITH_IDS = TABLE.filter(
  ({ route, given }) => route.includes('{') && given && !route.includes('/organizations'),
);
const STAFF = ['admin', 'agent', 'customer'] as const;

function pathOf(route: string, ids: readonly (number | undefined)[]): [string, string] {
  const [method = '', template = ''] = route.split(' ');
  const rest = [...ids];
  // Two slashes: the path begins at the root.
  return [method, `/${template.replaceAll(/\{\w+\}/g, () => String(rest.shift() ?? NO_ID))}`];
}

/** What is told, whichever number was asked for. */
function told({ status, body }: Answer, ids: readonly (number | undefined)[]): unknown {
  const text = JSON.stringify(body, (key, value: unknown) =>
    ['requestId', 'instance', 'status'].includes(key) ? undefined : value,
  );
  const hidden = ids.reduce<string>(
    (all, id) => (id === undefined ? all : all.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), '#')),
    text,
  );
  return `${status} ${hidden}`;
}

describe.each(STAFF)('to the %s of another organisation', (who) => {
  test.each(WITH_IDS.map((row) => [nameOf(row), row] as const))(
    '%s is what it is for a number of nothing, and changes nothing',
    async (_, row) => {
      const stage = { actor: admin, owner: customer, admin };
      const given: Given = (await row.given?.(stage)) ?? {};
      const { ids = [], afterwards, ...call } = given;
      const [method, path] = pathOf(row.route, ids);
      const [, nothing] = pathOf(row.route, []);
      const thing = path.replace(/(\/\d+)\/[a-z-]+$/, '$1');
      const state = async (): Promise<unknown> => {
        const { status, body } = await admin.get(thing);
        return status === 200 ? body : status;
      };
      const before = await state();
      const foreign = await other[who].call<Record<string, unknown>>(method, path, call);
      try {
        const none = await other[who].call<Record<string, unknown>>(method, nothing, call);
        expect(told(foreign, ids)).toBe(told(none, [NO_ID]));
        expect(foreign.status).toBeGreaterThanOrEqual(400);
        expect(await state()).toEqual(before);
      } finally {
        await afterwards?.({ ...foreign, status: 404 });
      }
    },
  );
});

describe('another organisation', () => {
  const mark = unique('marked').replaceAll('_', '');
  /** All that is read without naming a thing. */
  const lists = TABLE.filter(({ route }) => /^GET \/api\/v1\/[^{]*$/.test(route)).map(
    ({ route }) => route.split(' ')[1] ?? '',
  );
  let ticket: number;
  let made: number[];

  beforeAll(async () => {
    const { id } = await aTicket().by(customer).saying(`I was charged twice, ${mark}`);
    ticket = id;
    await admin.post('/triage/background', { text: `of nothing, ${mark}` });
    const intent = await anIntent(admin, { name: mark, answer: `An answer to ${mark}.` });
    await admin.post(`/triage/intents/${intent.id}/examples`, { text: `an example of ${mark}` });
    await admin.patch(`/tickets/${id}`, { intent: mark });
    await customer.post(`/tickets/${id}/feedback`, { rating: 1, resolved: false, comment: mark });
    made = [id, intent.id];
  });

  test.each([...new Set(lists)])('reads nothing of this one at %s', async (path) => {
    const own = [path, `${path}?q=${mark}`, `${path}?limit=100`];
    for (const address of own) {
      for (const who of STAFF) {
        const { body } = await other[who].get(`/${address}`);
        expect(JSON.stringify(body)).not.toContain(mark);
      }
    }
  });

  test.each(['text/csv', 'application/x-ndjson'])('nor in an export as %s', async (accept) => {
    for (const path of lists) {
      const { body } = await other.admin.get(`/${path}`, { headers: { accept } });
      expect(JSON.stringify(body)).not.toContain(mark);
    }
  });

  test('is not told by a replay, a preview or a cursor of this one', async () => {
    const replay = await other.admin.post('/triage/policy/replay', {
      from: '2000-01-01T00:00:00Z',
      to: '2100-01-01T00:00:00Z',
      policy: { mode: 'live', threshold: 0.5, overrides: {} },
    });
    expect(JSON.stringify(replay.body)).not.toContain(mark);
    const preview = await other.admin.post('/triage/preview', { message: `an example of ${mark}` });
    expect(JSON.stringify(preview.body)).not.toContain(`"${mark}"`);
    const page = await admin.get<{ meta: { nextCursor: string } }>('/tickets?limit=1');
    const { nextCursor } = page.body.meta;
    const next = await other.admin.get<{ data: { id: number }[] }>(
      `/tickets?limit=100&cursor=${encodeURIComponent(nextCursor)}`,
    );
    expect(next.status).toBe(200);
    expect(next.body.data.map(({ id }) => id)).not.toContain(ticket);
  });

  test('is not confirmed by an entity tag of this one', async () => {
    const { headers } = await admin.get(`/tickets/${ticket}`);
    const tag = headers.get('etag') ?? '';
    const answer = await other.admin.get(`/tickets/${ticket}`, {
      headers: { 'if-none-match': tag },
    });
    expect(answer.status).toBe(404);
  });

  test('has idempotency keys of its own', async () => {
    const headers = { 'idempotency-key': unique() };
    const body = { message: 'I was charged twice for the same order' };
    const here = await customer.post('/tickets', body, { headers });
    const there = await other.customer.post('/tickets', body, { headers });
    expect([here.status, there.status]).toEqual([201, 201]);
    expect(there.headers.has('idempotency-replayed')).toBe(false);
    expect(there.body['id']).not.toBe(here.body['id']);
  });

  test('assigns no ticket to a person of this one, and labels by no intent of it', async () => {
    const own = await aTicket().by(other.customer).saying('a question of another organisation');
    const assigned = await other.admin.patch(`/tickets/${own.id}`, { assigneeId: admin.userId });
    const unknown = await other.admin.patch(`/tickets/${own.id}`, { assigneeId: NO_ID });
    expectThat(assigned.status, JSON.stringify(assigned.body)).toBe(unknown.status);
    const labelled = await other.admin.patch(`/tickets/${own.id}`, { intent: mark });
    expect(labelled.status).toBe(400);
  });

  test('may have the same addresses and the same intents', async () => {
    const email = `${unique()}@example.com`;
    const password = 'a password for the tests';
    const { url } = admin;
    const register = (body: object) =>
      fetch(`${url}/api/v1/auth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password, ...body }),
      });
    expect((await register({})).status).toBe(201);
    expect((await register({ organization: other.slug })).status).toBe(201);
    expect((await register({ organization: other.slug })).status).toBe(409);
    expect((await other.admin.post('/triage/intents', { name: mark })).status).toBe(201);
  });

  test('leaves what this one has as it is', async () => {
    const [id] = made;
    expect((await admin.get(`/tickets/${id}`)).body).toMatchObject({ intent: mark });
  });
});
