import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type Api, PASSWORD } from '../support/api.js';
import {
  allOf,
  anIntent,
  anyone,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';
import type { AuditEvent } from '../support/schemas.js';

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

/** The newest events that match. */
async function events(query: string): Promise<AuditEvent[]> {
  return (await admin.get<Page<AuditEvent>>(`/audit-events?${query}`)).body.data;
}

/** The one event that the call left behind. */
async function eventOf(answer: Answer<unknown>, query: string): Promise<AuditEvent> {
  const requestId = answer.headers.get('x-request-id');
  const own = (await events(query)).filter((event) => event.requestId === requestId);
  expect(own).toHaveLength(1);
  return own[0]!;
}

describe('what an admin does is kept', () => {
  test('a role: who, what, before, after, from where and by which request', async () => {
    const { userId } = await admin.newUser();
    const answer = await admin.patch(`/users/${userId}/role`, { role: 'agent' });
    const about = `subjectType=user&subjectId=${userId}&action=user.role_changed`;
    expect(await eventOf(answer, about)).toEqual({
      id: expect.any(Number),
      occurredAt: expect.stringMatching(/Z$/),
      action: 'user.role_changed',
      actorId: admin.userId,
      subjectType: 'user',
      subjectId: String(userId),
      before: { role: 'user' },
      after: { role: 'agent' },
      address: expect.stringMatching(/./),
      requestId: answer.headers.get('x-request-id'),
    });
  });

  test('an intent: added, changed and removed', async () => {
    const { id, name } = await anIntent(admin, { answer: 'The old answer.' });
    await admin.patch(`/triage/intents/${id}`, { answer: 'The new answer.' });
    await admin.delete(`/triage/intents/${id}`);
    const [removed, changed, added] = await events(`subjectType=intent&subjectId=${id}`);
    expect(added).toMatchObject({ action: 'intent.created', before: null, after: { name } });
    expect(changed).toMatchObject({
      action: 'intent.changed',
      before: { answer: 'The old answer.' },
      after: { answer: 'The new answer.' },
    });
    expect(removed).toMatchObject({ action: 'intent.deleted', before: { name }, after: null });
  });

  test('the policy', async () => {
    const { body } = await admin.get<{ mode: string; version: number }>('/triage/policy');
    const { mode, version } = body;
    const answer = await admin.put('/triage/policy', { mode, threshold: 0.75, overrides: {} });
    const event = await eventOf(answer, 'action=policy.replaced');
    expect(event).toMatchObject({
      subjectType: 'policy',
      before: { version },
      after: { version: version + 1, mode, threshold: 0.75 },
    });
  });

  test('the end of an account', async () => {
    const { userId } = await admin.newUser();
    const answer = await admin.delete(`/users/${userId}`);
    const event = await eventOf(answer, `action=user.deleted&subjectType=user&subjectId=${userId}`);
    expect(event).toMatchObject({ actorId: admin.userId });
  });

  test('nothing of a call that failed', async () => {
    const { id, name } = await anIntent(admin);
    const other = await anIntent(admin);
    expect((await admin.patch(`/triage/intents/${other.id}`, { name })).status).toBe(409);
    const kept = await events(`subjectType=intent&subjectId=${other.id}`);
    expect(kept.map(({ action }) => action)).toEqual(['intent.created']);
    for (const intent of [id, other.id]) await admin.delete(`/triage/intents/${intent}`);
  });
});

describe('signing in', () => {
  test('with success', async () => {
    const { userId } = await admin.newUser();
    const [event] = await events(`action=auth.signed_in&actorId=${userId}`);
    expect(event).toMatchObject({ actorId: userId });
  });

  test('with a wrong password, which is not kept', async () => {
    const email = `${unique()}@example.com`;
    const { body } = await anyone().post<{ id: number }>('/auth/register', {
      email,
      password: PASSWORD,
    });
    const wrong = 'a wrong guess of somebody';
    const answer = await anyone().post('/auth/login', { email, password: wrong });
    const event = await eventOf(answer, 'action=auth.sign_in_failed');
    expect(event).toMatchObject({ actorId: null, subjectType: 'user', subjectId: String(body.id) });
    expect(JSON.stringify(event)).not.toContain(wrong);
  });

  test('as nobody, whose address is not kept', async () => {
    const email = `${unique()}@example.com`;
    const answer = await anyone().post('/auth/login', { email, password: PASSWORD });
    const event = await eventOf(answer, 'action=auth.sign_in_failed');
    expect(event).toMatchObject({ actorId: null, subjectId: null });
    expect(JSON.stringify(event)).not.toContain(email);
  });
});

describe('reading it', () => {
  test('one event', async () => {
    await admin.newUser();
    const [event] = await events('limit=1');
    expect((await admin.get(`/audit-events/${event!.id}`)).body).toEqual(event);
    expectProblem(await admin.get(`/audit-events/${NO_ID}`), 404, 'AUDIT.NOT_FOUND');
  });

  test('newest first, page by page', async () => {
    const { userId } = await admin.newUser();
    for (const role of ['agent', 'admin', 'user', 'agent', 'user']) {
      await admin.patch(`/users/${userId}/role`, { role });
    }
    const filter = `subjectType=user&subjectId=${userId}&action=user.role_changed`;
    const pages = await allOf<AuditEvent>(admin, `/audit-events?${filter}`);
    const [first] = await events(`${filter}&limit=1`);
    expect(pages.map(({ after }) => after)).toEqual(
      ['user', 'agent', 'user', 'admin', 'agent'].map((role) => ({ role })),
    );
    expect(first).toEqual(pages[0]);
  });

  test('of a subject and of a time', async () => {
    const { userId } = await admin.newUser();
    await admin.patch(`/users/${userId}/role`, { role: 'agent' });
    const all = await events(`action=user.*&actorId=${admin.userId}&limit=5`);
    expect(all.every(({ action }) => action.startsWith('user.'))).toBe(true);
    const { occurredAt } = all[0]!;
    const later = await events(`action=user.*&to=${occurredAt}&limit=100`);
    expect(later.every((event) => event.occurredAt < occurredAt)).toBe(true);
    const since = await events(`from=${occurredAt}&limit=100`);
    expect(since.every((event) => event.occurredAt >= occurredAt)).toBe(true);
  });

  test.each([
    ['from=2026-01-02&to=2026-01-01', 'from'],
    ['subjectId=1', 'subjectId'],
    ['action=user', 'action'],
    ['action=user.%25', 'action'],
    ['format=xml', 'format'],
  ])('%s is refused', async (query, path) => {
    expectInvalid(await admin.get(`/audit-events?${query}`), path);
  });

  test('as a CSV file of all that match, which is itself kept', async () => {
    const { userId } = await admin.newUser();
    for (const role of ['agent', 'user']) await admin.patch(`/users/${userId}/role`, { role });
    const filter = `subjectType=user&subjectId=${userId}&action=user.role_changed`;
    const answer = await admin.get<string>(`/audit-events?${filter}&format=csv&limit=1`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toContain('audit-events.csv');
    const [header, ...rows] = answer.body.trimEnd().split('\r\n');
    expect(header).toBe(
      'id,occurredAt,action,actorId,subjectType,subjectId,before,after,address,requestId',
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain(`,user.role_changed,${admin.userId},user,${userId},`);
    expect(await eventOf(answer, 'action=audit.exported')).toMatchObject({
      after: { subjectType: 'user', subjectId: String(userId), action: 'user.role_changed' },
    });
  });

  test('is for admins', async () => {
    const agent = await admin.newStaff('agent');
    expectProblem(await agent.get('/audit-events'), 403, 'AUTH.FORBIDDEN');
  });
});
