import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { allOf, expectInvalid, expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { MailServer } from '../support/mail-server.js';
import type { AuditEvent } from '../support/schemas.js';
import { until } from '../support/until.js';

const NEW = 'another password for the tests';
const PUBLIC_URL = 'https://example.org/desk';

let mails: MailServer;
let database: TestDatabase;
let admin: Api;
let anyone: Api;

beforeAll(async () => {
  mails = await MailServer.start();
  const smtp = { SMTP_URL: mails.url, MAIL_FROM: 'Desk <desk@example.org>', PUBLIC_URL };
  ({ database, admin } = await fixture(smtp));
  anyone = new Api(admin.url);
});

afterAll(() => mails.stop());

async function somebody(): Promise<{ email: string; me: Api }> {
  const email = `${unique('ada')}@example.com`;
  await anyone.post('/auth/register', { email, password: PASSWORD });
  return { email, me: await anyone.as(email, PASSWORD) };
}

const forget = (email: string, fields: object = {}) =>
  anyone.post('/auth/password/forgot', { email, ...fields });
const reset = (token: string | undefined, password = NEW, fields: object = {}) =>
  anyone.post('/auth/password/reset', { token, password, ...fields });
const login = (email: string, password: string) => anyone.post('/auth/login', { email, password });

/** Asks for a link and gives the token that was mailed. */
async function tokenFor(email: string): Promise<string> {
  const before = mails.mailsTo(email).length;
  expect((await forget(email)).status).toBe(202);
  await until(() => mails.mailsTo(email).length).toBe(before + 1);
  return mails.tokenTo(email)!;
}

const isEnded = async () => {
  const jobs = await allOf<{ status: string }>(admin, '/jobs?type=account-mail');
  return jobs.every(({ status }) => status === 'completed') && jobs.length;
};

test('a link by mail sets another password, once, and ends all sessions', async () => {
  const { email, me } = await somebody();
  await forget(email.toUpperCase());
  await until(() => mails.tokenTo(email)).toBeDefined();
  const token = mails.tokenTo(email);
  expect(mails.mailsTo(email)[0]?.text).toContain(
    `${PUBLIC_URL}/console/reset-password#token=${token}`,
  );
  expect((await reset(token)).status).toBe(204);

  expectProblem(await me.get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
  expectProblem(await login(email, PASSWORD), 401, 'AUTH.INVALID_CREDENTIALS');
  expect((await login(email, NEW)).status).toBe(200);
  expectProblem(await reset(token), 400, 'AUTH.INVALID_LINK');
  const events = await allOf<AuditEvent>(
    admin,
    `/audit-events?subjectType=user&subjectId=${me.userId}`,
  );
  const actions = events.map(({ action }) => action);
  expect(actions).toEqual(
    expect.arrayContaining(['auth.password_forgotten', 'auth.password_reset']),
  );
});

test('nobody learns whether an address has an account', async () => {
  const { email } = await somebody();
  const before = await isEnded();
  const answers = [
    await forget(email),
    await forget(`${unique('nobody')}@example.com`),
    await forget(email, { organization: 'there-is-none' }),
    await forget('no address at all'),
  ];
  const told = answers.map(({ status, body, headers }) => ({
    ...{ status, body, names: [...headers.keys()] },
    length: headers.get('content-length'),
  }));
  expect(told).toEqual(Array(4).fill(told[0]));
  expect(told[0]).toMatchObject({ status: 202, body: { message: expect.stringMatching(/^If/) } });
  // The same work for each, of which one mail comes.
  await until(isEnded).toBe(Number(before) + 4);
  expect(mails.mailsTo(email)).toHaveLength(1);
});

test('a token is nowhere kept', async () => {
  const { email } = await somebody();
  const token = await tokenFor(email);
  const [{ text } = { text: '' }] = await database.query<{ text: string }>(
    `SELECT (SELECT string_agg(row::text, ' ') FROM account_links AS row)
         || (SELECT string_agg(row::text, ' ') FROM background_tasks AS row)
         || (SELECT string_agg(row::text, ' ') FROM audit_events AS row) AS text`,
  );
  expect(text.length).toBeGreaterThan(100);
  expect(text).not.toContain(token);
  expect(text).not.toContain(Buffer.from(token).toString('hex'));
});

test('of two who use a link at once one succeeds', async () => {
  const { email } = await somebody();
  const token = await tokenFor(email);
  const answers = await Promise.all(Array.from({ length: 5 }, () => reset(token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400, 400, 400]);
});

test('two links of one account that are used at once do not wait for each other', async () => {
  const { email } = await somebody();
  const tokens = [await tokenFor(email), await tokenFor(email), await tokenFor(email)];
  const answers = await Promise.all(tokens.map((token) => reset(token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400]);
});

test('a link that is too old, of another organisation or of somebody disabled is none', async () => {
  const { email, me } = await somebody();
  const first = await tokenFor(email);
  expectProblem(await reset(first, NEW, { organization: 'x' }), 400, 'AUTH.INVALID_LINK');
  await database.query(
    `UPDATE account_links SET expires_at = now() - interval '1 second' WHERE user_id = $1`,
    [me.userId],
  );
  expectProblem(await reset(first), 400, 'AUTH.INVALID_LINK');
  const second = await tokenFor(email);
  await admin.patch(`/users/${me.userId}`, { disabled: true });
  expectProblem(await reset(second), 400, 'AUTH.INVALID_LINK');
  expectProblem(await reset('x'), 400, 'AUTH.INVALID_LINK');
});

test('a password that is refused leaves the link, and one that is set ends the others', async () => {
  const { email } = await somebody();
  const [first, second] = [await tokenFor(email), await tokenFor(email)];
  expectInvalid(await reset(second, email), 'password');
  expectInvalid(await reset(second, 'password1234567'), 'password');
  expect((await reset(second, NEW, { organization: 'default' })).status).toBe(204);
  expectProblem(await reset(first), 400, 'AUTH.INVALID_LINK');
});

test('a mail server that is away delays a mail and loses none', async () => {
  const { email } = await somebody();
  mails.faults.push('closes', 'is busy');
  const token = await tokenFor(email);
  expect((await reset(token)).status).toBe(204);
});

test('a mailbox that there is not is tried once', async () => {
  const { email } = await somebody();
  const calls = mails.calls;
  mails.faults.push('knows nobody');
  await forget(email);
  await until(isEnded).not.toBe(false);
  expect(mails.calls).toBe(calls + 1);
  expect(mails.mailsTo(email)).toEqual([]);
});

test('a mailbox is not filled by strangers, who learn nothing of it', async () => {
  const { email } = await somebody();
  for (let time = 0; time < 7; time++) expect((await forget(email)).status).toBe(202);
  await until(isEnded).not.toBe(false);
  expect(mails.mailsTo(email)).toHaveLength(5);
});
