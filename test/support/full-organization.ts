import { Api, PASSWORD } from './api.js';
import { Authenticator } from './authenticator.js';
import { unique } from './builders.js';
import type { TestDatabase } from './database.js';
import { expectThat } from './expect-that.js';
import { allIsHeard } from './heard-events.js';
import { anOrganization } from './organizations.js';
import { aRule } from './rules.js';
import type { Thread } from './schemas.js';
import { aPolicy, someHours } from './sla.js';
import { until } from './until.js';

/** An organisation whose people have used all that there is. */
export interface FullOrganization {
  readonly id: number;
  readonly slug: string;
  readonly admin: Api;
  readonly customer: Api;
  readonly machine: Api;
  readonly refreshToken: string;
  readonly credentials: object;
}

// What its people could only leave with the help of others, or in a month.
const BY_OTHERS = [
  `INSERT INTO external_identities (organization_id, user_id, issuer, subject)
   SELECT organization_id, id, 'https://login.example', 'ada' FROM users
   WHERE organization_id = $1 ORDER BY id LIMIT 1`,
  `INSERT INTO passkeys (organization_id, user_id, name, credential_id, public_key, counter)
   SELECT organization_id, id, 'my phone', 'x', 'x', 0 FROM users
   WHERE organization_id = $1 ORDER BY id LIMIT 1`,
  `INSERT INTO used_challenges (organization_id, challenge_hash, expires_at)
   VALUES ($1, 'x', now() + interval '1 hour')`,
  `INSERT INTO organization_usage (organization_id, month) VALUES ($1, '2026-01-01')
   ON CONFLICT DO NOTHING`,
  `INSERT INTO intent_former_names (organization_id, name, intent_id)
   SELECT organization_id, 'once_called_so', id FROM intents
   WHERE organization_id = $1 ORDER BY id LIMIT 1`,
  `INSERT INTO sla_clocks (organization_id, ticket_id, metric, state, target_ms, started_at)
   SELECT organization_id, id, 'resolution', 'paused', 60000, created_at FROM tickets
   WHERE organization_id = $1 ORDER BY id LIMIT 1`,
  // Its own may come a moment later.
  `INSERT INTO rule_firings (organization_id, rule_id, rule_version, ticket_id, cause, outcome)
   SELECT $1, rules.id, 1, tickets.id, 'x', 'done' FROM rules, tickets
   WHERE rules.organization_id = $1 AND tickets.organization_id = $1 LIMIT 1`,
  `INSERT INTO guarantees (organization_id, policy_id, model_id, evidence_hash, overall, intents)
   SELECT $1, policies.id, models.id, 'x', '{}', '[]' FROM policies, models
   WHERE policies.organization_id = $1 AND models.organization_id = $1 LIMIT 1`,
];

/** Called as an operator: makes an organisation and has its people use it. */
export async function aFullOrganization(
  operator: Api,
  database: TestDatabase,
): Promise<FullOrganization> {
  const admin = { email: `${unique('ada')}@example.com`, password: PASSWORD };
  const { id, slug } = await anOrganization(operator, { admin, tier: 'enterprise' });
  const credentials = { ...admin, organization: slug };
  const boss = await signIn(operator.url, credentials);
  const customer = await register(operator.url, slug);
  const isActive = async () => {
    const { body } = await boss.api.get<{ data: { status: string }[] }>('/triage/models');
    return body.data[0]?.status;
  };
  await until(isActive, { every: 200 }).toBe('active');
  await useAll(boss.api, customer);
  const key = { name: unique('key'), role: 'agent' };
  const { body } = await boss.api.post<{ key: string }>('/auth/api-keys', key);
  await counted(boss.api);
  await protect(boss.api);
  for (const statement of BY_OTHERS) await database.query(statement, [id]);
  await allIsHeard(database);
  return {
    ...{ id, slug, credentials, customer },
    admin: boss.api,
    refreshToken: boss.refreshToken,
    machine: new Api(operator.url, body.key),
  };
}

async function useAll(admin: Api, customer: Api): Promise<void> {
  await aRule(admin);
  const headers = { 'idempotency-key': unique() };
  const message = 'I was charged twice for one order';
  const ticket = await customer.post<{ id: number; conversationId: number }>(
    '/tickets',
    { message },
    { headers },
  );
  expectThat(ticket.status, JSON.stringify(ticket.body)).toBe(201);
  const { id } = ticket.body;
  const conversation = `/conversations/${ticket.body.conversationId}`;
  const file = { headers: { 'content-type': 'application/octet-stream' } };
  const { body: attachment } = await admin.post(`${conversation}/attachments`, 'a file', file);
  const attachments = [attachment['id']];
  await admin.post(`${conversation}/messages`, { content: 'We look into it.', attachments });
  await admin.post(`${conversation}/messages`, { content: 'A note.', visibility: 'internal' });
  const other = await customer.post<Thread>('/conversations', { message: 'And my parcel?' });
  const merged = `/conversations/${other.body.conversation.id}`;
  await admin.post(`${merged}/merge`, { into: ticket.body.conversationId });
  const held = await admin.post(`${conversation}/held-replies`, { content: 'Not so.' });
  await admin.post(`${conversation}/held-replies/${Number(held.body['id'])}/undo`);
  await admin.post(`${conversation}/read`);
  await admin.put(`${conversation}/followers/me`);
  await customer.post(`/tickets/${id}/feedback`, { rating: 1, resolved: false, comment: 'No.' });
  await admin.patch(`/tickets/${id}`, { intent: 'order_status' });
  const me = await customer.get('/users/me');
  await customer.patch('/users/me/profile', { firstName: 'Eve' });
  await admin.post(`/users/${Number(me.body['id'])}/password-reset`);
  await discover(admin);
  await aPolicy(admin, { businessHoursId: (await someHours(admin)).id });
  await admin.patch('/escalation-settings', { repeatedContact: false });
  await workTogether(admin);
  await admin.put('/triage/policy', { mode: 'live', threshold: 0.9, overrides: {} });
}

async function discover(admin: Api): Promise<void> {
  const texts = ['freeze my gym membership', 'tune my piano', 'tune the old piano'];
  const { body } = await admin.post('/triage/discovery', { source: 'texts', texts });
  const path = `/triage/discovery/${Number(body['id'])}`;
  const status = async () => (await admin.get(path)).body['status'];
  await until(status, { every: 200 }).toBe('ready');
}

async function workTogether(admin: Api): Promise<void> {
  const { body } = await admin.post('/teams', { name: 'Billing' });
  const me = await admin.get('/users/me');
  await admin.put(`/teams/${Number(body['id'])}/members/${Number(me.body['id'])}`, {});
  await admin.post('/canned-answers', { title: 'Hello', shortcut: 'hello', body: 'Hello!' });
  await admin.post('/views', { name: 'All' });
  const bulk = await admin.post('/tickets/bulk', { filter: {}, changes: { addTags: ['seen'] } });
  // Otherwise it begins when a test has counted already.
  await admin.post(`/tickets/bulk/${Number(bulk.body['jobId'])}/undo`);
}

/** Until the reports have all of it. */
async function counted(admin: Api): Promise<void> {
  const now = new Date().toISOString();
  const reached = async () =>
    (await admin.get<{ countedUntil: string | null }>('/reports/service')).body.countedUntil ?? '';
  await until(async () => (await reached()) > now, { within: 60_000, every: 200 }).toBe(true);
}

async function protect(admin: Api): Promise<void> {
  const begun = await admin.post<{ secret: string }>('/auth/second-factor', { password: PASSWORD });
  const code = await new Authenticator(begun.body.secret).code();
  const { status, body } = await admin.post('/auth/second-factor/confirm', { code });
  expectThat(status, JSON.stringify(body)).toBe(200);
}

async function register(url: string, organization: string): Promise<Api> {
  const credentials = { email: `${unique('eve')}@example.com`, password: PASSWORD, organization };
  await new Api(url).post('/auth/register', credentials);
  return (await signIn(url, credentials)).api;
}

async function signIn(url: string, credentials: object) {
  const { body } = await new Api(url).post<{ accessToken: string; refreshToken: string }>(
    '/auth/login',
    credentials,
  );
  return { api: new Api(url, body.accessToken), refreshToken: body.refreshToken };
}
