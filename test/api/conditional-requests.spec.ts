import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  anyone,
  aTicket,
  expectProblem,
  type Intent,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';

interface Versioned extends Intent {
  readonly version: number;
  readonly description: string;
}

let admin: Api;
let agent: Api;
let customer: Api;
let intent: Versioned;

beforeAll(async () => {
  admin = await theAdmin();
  agent = await admin.newStaff('agent');
  customer = await admin.newUser();
  intent = await anIntent(admin);
});

afterAll(() => admin.delete(`/triage/intents/${intent.id}`));

const at = () => `/triage/intents/${intent.id}`;
const read = async () => await admin.get<Versioned>(at());
const when = (name: string, value: string) => ({ headers: { [name]: value } });

describe('If-None-Match', () => {
  test.each([
    [
      'a ticket',
      () =>
        aTicket()
          .by(customer)
          .escalated()
          .then(({ id }) => `/tickets/${id}`),
    ],
    ['an intent', () => Promise.resolve(at())],
    ['the policy', () => Promise.resolve('/triage/policy')],
  ])('spares sending %s that the client has', async (_, address) => {
    const path = await address();
    const first = await admin.get(path);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('no-store');
    for (const known of [etag, `W/${etag}`, '*', `"other", ${etag}`]) {
      const { status, headers, body } = await admin.get(path, when('if-none-match', known));
      expectThat(status, known).toBe(304);
      expect(body).toBe('');
      expect(headers.get('etag')).toBe(etag);
      expect(headers.get('content-type')).toBeNull();
      expect(headers.get('cache-control')).toBe('no-store');
    }
    for (const other of ['"other"', etag.replaceAll('"', ''), '']) {
      const again = await admin.get(path, when('if-none-match', other));
      expectThat(again.status, other).toBe(200);
      expect(again.body).toEqual(first.body);
    }
  });

  test('sends a ticket that was changed', async () => {
    const { id } = await aTicket().by(customer).escalated();
    const { headers } = await customer.get(`/tickets/${id}`);
    await agent.patch(`/tickets/${id}`, { priority: 'low' });
    const known = when('if-none-match', headers.get('etag')!);
    const { status, body } = await customer.get<Ticket>(`/tickets/${id}`, known);
    expect(status).toBe(200);
    expect(body.priority).toBe('low');
  });

  test('sends an intent that has another example, and lets it be changed by the old tag', async () => {
    const before = await read();
    await admin.post(`${at()}/examples`, { text: unique('example') });
    const tag = before.headers.get('etag')!;
    const after = await admin.get<Versioned>(at(), when('if-none-match', tag));
    expect(after.status).toBe(200);
    expect(after.body.version).toBe(before.body.version);
    const change = await admin.patch(at(), { description: 'more' }, when('if-match', tag));
    expect(change.status).toBe(200);
  });

  test("tells nobody of somebody else's ticket", async () => {
    const { id } = await aTicket().by(customer).escalated();
    const other = await admin.newUser();
    const answer = await other.get(`/tickets/${id}`, when('if-none-match', '*'));
    expectProblem(answer, 404, 'TICKET.NOT_FOUND');
    expect((await anyone().get(`/tickets/${id}`, when('if-none-match', '*'))).status).toBe(401);
  });
});

test.each(['/tickets', '/users/me', '/triage/intents', '/reports/outcomes'])(
  'no shared cache keeps %s',
  async (path) => {
    expect((await admin.get(path)).headers.get('cache-control')).toBe('no-store');
    expect((await anyone().get(path)).headers.get('cache-control')).toBe('no-store');
  },
);

test.each(['/%61pi/v1/users/me', '/api/%761/users/me', '/api/v1/users/%6De', '/api/v1/users/me?'])(
  'no cache keeps what is answered at %s either',
  async (address) => {
    const headers = { authorization: `Bearer ${admin.token}` };
    const response = await fetch(admin.url + address, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test.each(['//api/v1/users/me', '/API/v1/users/me', '/api/v1/users/me/', '/api//v1/users/me'])(
  'nor that there is nothing at %s',
  async (address) => {
    const headers = { authorization: `Bearer ${admin.token}` };
    const response = await fetch(admin.url + address, { headers });
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

describe('If-Match on an intent', () => {
  test('goes on with the version that was read, in a list too, and with *', async () => {
    const page = await allOf<Versioned>(admin, '/triage/intents');
    const { version } = page.find(({ id }) => id === intent.id)!;
    const changed = await admin.patch<Versioned>(
      at(),
      { description: 'first' },
      when('if-match', `"${version}"`),
    );
    expect(changed.body).toMatchObject({ description: 'first', version: version + 1 });
    expect(changed.headers.get('etag')).toBe((await read()).headers.get('etag'));
    const any = await admin.patch(at(), { description: 'any' }, when('if-match', '*'));
    expect(any.status).toBe(200);
    const list = when('if-match', `"9999", ${any.headers.get('etag')!}`);
    expect((await admin.patch(at(), { description: 'listed' }, list)).status).toBe(200);
  });

  test('stops a change and a removal of what somebody else changed', async () => {
    const { headers } = await read();
    const old = when('if-match', headers.get('etag')!);
    const changed = await admin.patch<Versioned>(at(), { answer: 'Of somebody else.' });
    expectProblem(await admin.patch(at(), { answer: 'Mine.' }, old), 412, 'REQUEST.STALE_VERSION');
    expectProblem(await admin.delete(at(), old), 412, 'REQUEST.STALE_VERSION');
    const weak = when('if-match', `W/${changed.headers.get('etag')!}`);
    const answer = await admin.patch(at(), { answer: 'Mine.' }, weak);
    expectProblem(answer, 412, 'REQUEST.WEAK_ENTITY_TAG');
    expect((await read()).body).toEqual(changed.body);
  });

  test('lets one of many changes at once pass', async () => {
    const { body, headers } = await read();
    const condition = when('if-match', headers.get('etag')!);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        admin.patch<Versioned>(at(), { description: `by ${number}` }, condition),
      ),
    );
    const passed = answers.filter(({ status }) => status === 200);
    expect(passed).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    expect((await read()).body).toEqual(passed[0]!.body);
    expect(passed[0]!.body.version).toBe(body.version + 1);
  });

  test('is not needed: every change counts the version up', async () => {
    const { version } = (await read()).body;
    const { body } = await admin.patch<Versioned>(at(), { priority: 'high' });
    expect(body.version).toBe(version + 1);
  });

  test('removes an intent that is as it was read', async () => {
    const own = await anIntent(admin);
    const { headers } = await admin.get(`/triage/intents/${own.id}`);
    const path = `/triage/intents/${own.id}`;
    expect((await admin.delete(path, when('if-match', headers.get('etag')!))).status).toBe(204);
    expectProblem(await admin.delete(path, when('if-match', '*')), 404, 'INTENT.NOT_FOUND');
  });
});

describe('what the staff did stays when the customer says that it was not resolved:', () => {
  const UNHAPPY = { rating: 1, resolved: false };

  test('a ticket that was closed is not opened again', async () => {
    const { id } = await aTicket().by(customer).autoResolved();
    const { body: closed } = await agent.patch<Ticket>(`/tickets/${id}`, { status: 'closed' });
    expect((await customer.post(`/tickets/${id}/feedback`, UNHAPPY)).status).toBe(201);
    expect((await customer.get<Ticket>(`/tickets/${id}`)).body).toEqual(closed);
  });

  test('an answer, a priority and an assignee are kept when a person takes over', async () => {
    const { id } = await aTicket().by(customer).autoResolved();
    const fields = { answer: 'By a person.', priority: 'low', assigneeId: agent.userId };
    const { body: edited } = await agent.patch<Ticket>(`/tickets/${id}`, fields);
    await customer.post(`/tickets/${id}/feedback`, UNHAPPY);
    const { body } = await customer.get<Ticket>(`/tickets/${id}`);
    const { updatedAt } = body;
    const version = edited.version + 1;
    expect(body).toEqual({ ...edited, status: 'escalated', version, updatedAt, resolvedAt: null });
  });

  test('what the customer closed goes to a person', async () => {
    const { id } = await aTicket().by(customer).autoResolved();
    await customer.patch(`/tickets/${id}`, { status: 'closed' });
    await customer.post(`/tickets/${id}/feedback`, UNHAPPY);
    expect((await customer.get<Ticket>(`/tickets/${id}`)).body.status).toBe('escalated');
  });
});

test('the list of intents has what If-Match needs', async () => {
  const { body } = await admin.get<Page<Versioned>>('/triage/intents?limit=5');
  for (const { version } of body.data) expect(version).toBeGreaterThan(0);
});
