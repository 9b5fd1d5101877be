import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Client,
  createClient,
  memoryTokens,
  ProblemError,
  rows,
  type Tokens,
} from '../../clients/typescript/src/index.js';
import { generateSchema } from '../../scripts/openapi/generate-schema.js';
import { PASSWORD } from '../support/api.js';
import { MESSAGES, NO_ID, unique } from '../support/builders.js';
import { CONTRACT } from '../support/contract.js';
import { expectThat } from '../support/expect-that.js';
import { target } from '../support/given.js';

const { url: baseUrl, admin } = target();

async function signedInAs(email: string, password: string): Promise<Client> {
  const client = createClient({ baseUrl });
  await client.signIn(email, password);
  return client;
}

/** Somebody new: the client as them, their credentials and their id. */
async function newCustomer() {
  const email = `${unique('customer')}@example.com`;
  const body = { email, password: PASSWORD };
  const { data } = await createClient({ baseUrl }).POST('/api/v1/auth/register', { body });
  return { client: await signedInAs(email, PASSWORD), email, id: data!.id };
}

/** The problem that a call ends in. */
async function problemOf(call: Promise<unknown>): Promise<ProblemError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
}

let customer: Client;
let agent: Client;

beforeAll(async () => {
  const [staff, somebody] = await Promise.all([newCustomer(), newCustomer()]);
  customer = somebody.client;
  agent = staff.client;
  const boss = await signedInAs(admin.email, admin.password);
  await boss.PATCH('/api/v1/users/{id}/role', {
    params: { path: { id: staff.id } },
    body: { role: 'agent' },
  });
});

test('its types are those of openapi.json', async () => {
  const file = new URL('../../clients/typescript/src/schema.ts', import.meta.url);
  const isCurrent = readFileSync(file, 'utf8') === (await generateSchema(CONTRACT));
  expectThat(isCurrent, 'run npm run openapi').toBe(true);
});

test('a customer is answered by the machine, says that it did not help, and a person takes over', async () => {
  const { data: ticket } = await customer.POST('/api/v1/tickets', {
    body: { message: MESSAGES.answered },
  });
  expect(ticket).toMatchObject({ status: 'auto_resolved', intent: 'charged_twice' });
  const { data: feedback } = await customer.POST('/api/v1/tickets/{id}/feedback', {
    params: { path: { id: ticket!.id } },
    body: { rating: 2, resolved: false, comment: 'That was not my question.' },
  });
  expect(feedback?.rating).toBe(2);
  const { data: escalated } = await agent.GET('/api/v1/tickets/{id}', {
    params: { path: { id: ticket!.id } },
  });
  expect(escalated?.status).toBe('escalated');
});

test('an agent corrects the intent, and a change of what was read before is refused', async () => {
  const { data: ticket } = await customer.POST('/api/v1/tickets', {
    body: { message: MESSAGES.needsPerson },
  });
  const params = { path: { id: ticket!.id } };
  const read = await agent.GET('/api/v1/tickets/{id}', { params });
  const header = { 'If-Match': read.response.headers.get('etag')! };
  const { data: corrected } = await agent.PATCH('/api/v1/tickets/{id}', {
    params: { ...params, header },
    body: { intent: 'charged_twice', answer: 'We have paid it back.', status: 'closed' },
  });
  expect(corrected).toMatchObject({ intent: 'charged_twice', status: 'closed', version: 2 });
  const stale = agent.PATCH('/api/v1/tickets/{id}', {
    params: { ...params, header },
    body: { priority: 'low' },
  });
  expect(await problemOf(stale)).toMatchObject({ status: 412, code: 'REQUEST.STALE_VERSION' });
  const labels = rows((cursor) =>
    agent.GET('/api/v1/tickets/{id}/labels', { params: { ...params, query: cursor } }),
  );
  const intents: (string | null)[] = [];
  for await (const label of labels) intents.push(label.intent);
  expect(intents).toEqual(['charged_twice']);
  await agent.DELETE('/api/v1/tickets/{id}/label', { params });
});

test('a list is walked page after page', async () => {
  const { client } = await newCustomer();
  for (let n = 0; n < 5; n++) {
    await client.POST('/api/v1/tickets', { body: { message: `${MESSAGES.unknown} ${n}` } });
  }
  let pages = 0;
  const messages: string[] = [];
  for await (const { message } of rows((cursor) => {
    pages += 1;
    return client.GET('/api/v1/tickets', {
      params: { query: { sort: 'createdAt', limit: 2, ...cursor } },
    });
  })) {
    messages.push(message);
  }
  expect(pages).toBe(3);
  expect(messages).toEqual([0, 1, 2, 3, 4].map((n) => `${MESSAGES.unknown} ${n}`));
});

describe('a problem', () => {
  test('is an error with code, request id and what is wrong', async () => {
    const error = await problemOf(customer.POST('/api/v1/tickets', { body: { message: ' ' } }));
    expect(error).toMatchObject({ status: 400, code: 'REQUEST.INVALID' });
    expect(error.errors).toEqual([{ path: 'message', message: 'must not be blank' }]);
    expect(error.requestId).not.toBe('');
    expect(error.message).toContain(error.problem.detail);
  });

  test('tells what is not there from what is not allowed', async () => {
    const missing = customer.GET('/api/v1/tickets/{id}', { params: { path: { id: NO_ID } } });
    expect((await problemOf(missing)).code).toBe('TICKET.NOT_FOUND');
    expect((await problemOf(customer.GET('/api/v1/users'))).code).toBe('AUTH.FORBIDDEN');
  });

  test('is made up for what is no answer of the service', async () => {
    const proxy = () => Promise.resolve(new Response('<h1>Bad Gateway</h1>', { status: 502 }));
    const error = await problemOf(createClient({ baseUrl, fetch: proxy }).GET('/health'));
    expect(error).toMatchObject({ status: 502, code: 'UNEXPECTED_ANSWER' });
  });
});

describe('a session', () => {
  async function expired() {
    const { email } = await newCustomer();
    const tokens = memoryTokens();
    await createClient({ baseUrl, tokens }).signIn(email, PASSWORD);
    const { refreshToken } = (await tokens.get())!;
    await tokens.set({ accessToken: 'one that has expired', refreshToken });
    const sent: string[] = [];
    const counted = (request: Request) => {
      sent.push(new URL(request.url).pathname);
      return fetch(request);
    };
    return { client: createClient({ baseUrl, tokens, fetch: counted }), tokens, sent };
  }

  test('is refreshed once for all the calls that meet its end, which are then sent again', async () => {
    const { client, sent } = await expired();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        client.POST('/api/v1/tickets', { body: { message: `${MESSAGES.unknown} ${n}` } }),
      ),
    );
    expect(answers.map(({ data }) => data?.message).sort()).toHaveLength(10);
    expect(sent.filter((path) => path.endsWith('/auth/refresh'))).toHaveLength(1);
    expect(sent.filter((path) => path.endsWith('/tickets'))).toHaveLength(20);
  });

  test('that cannot be refreshed ends in the problem, and the tokens are forgotten', async () => {
    const { client, tokens } = await expired();
    await tokens.set({ accessToken: 'expired', refreshToken: 'revoked' });
    const error = await problemOf(client.GET('/api/v1/users/me'));
    expect(error).toMatchObject({ status: 401, code: 'AUTH.UNAUTHENTICATED' });
    expect(await tokens.get()).toBeUndefined();
  });

  test('ends with the sign-out', async () => {
    const { client, tokens } = await expired();
    const { refreshToken } = (await tokens.get()) as Required<Tokens>;
    await client.signOut();
    expect(await tokens.get()).toBeUndefined();
    const again = client.POST('/api/v1/auth/refresh', { body: { refreshToken: refreshToken } });
    expect((await problemOf(again)).status).toBe(401);
  });
});

test('an Idempotency-Key is made for each POST, unless it has one', async () => {
  const keys: (string | null)[] = [];
  const client = createClient({
    baseUrl,
    idempotencyKey: true,
    fetch: (request) => {
      keys.push(request.headers.get('idempotency-key'));
      return fetch(request);
    },
  });
  const body = { email: 'nobody@example.com', password: PASSWORD };
  await problemOf(client.POST('/api/v1/auth/login', { body }));
  await problemOf(client.POST('/api/v1/auth/login', { body }));
  await problemOf(
    client.POST('/api/v1/auth/login', { body, headers: { 'Idempotency-Key': 'mine' } }),
  );
  await client.GET('/health');
  expect(keys).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), expect.any(String), 'mine', null]);
  expect(keys[0]).not.toBe(keys[1]);
});
