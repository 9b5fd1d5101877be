import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  aTicket,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import type { Activity, Bulk } from '../support/schemas.js';
import { until } from '../support/until.js';

const PATIENCE = { every: 200 };

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const read = async (id: number) => (await agent.get<Ticket>(`/tickets/${id}`)).body;
const aTicketId = async () => (await aTicket().by(customer).escalated()).id;

async function begin(body: object, by = agent): Promise<Bulk> {
  const { status, body: bulk, headers } = await by.post<Bulk>('/tickets/bulk', body);
  expect(status).toBe(202);
  expect(headers.get('location')).toBe(`/api/v1/tickets/bulk/${bulk.jobId}`);
  return bulk;
}

async function ended({ jobId }: Bulk): Promise<Bulk> {
  const look = async () => (await agent.get<Bulk>(`/tickets/bulk/${jobId}`)).body;
  await until(async () => (await look()).status, PATIENCE).toBe('completed');
  return look();
}

test('all tickets that match are changed, each with its version and its trace, and no later one', async () => {
  const tag = unique('tag');
  const ids = await Promise.all(Array.from({ length: 5 }, aTicketId));
  for (const id of ids) await agent.patch(`/tickets/${id}`, { tags: [tag] });
  const before = await Promise.all(ids.map(read));
  const changes = { priority: 'low', addTags: ['Done'], removeTags: [tag] };
  const bulk = await begin({ filter: { tag: [tag] }, changes });
  expect(bulk).toMatchObject({ status: 'waiting', total: 5, done: 0, changed: 0, failed: 0 });
  const late = await aTicketId();
  await agent.patch(`/tickets/${late}`, { tags: [tag] });
  expect(await ended(bulk)).toMatchObject({ total: 5, done: 5, changed: 5, failed: 0 });
  for (const [at, id] of ids.entries()) {
    const { priority, tags, version } = await read(id);
    expect({ priority, tags, version }).toEqual({
      priority: 'low',
      tags: ['done'],
      version: before[at]!.version + 1,
    });
    const { body } = await agent.get<Page<Activity>>(`/tickets/${id}/activity`);
    expect(body.data.slice(1).map(({ field, actorId }) => [field, actorId])).toEqual([
      ['priority', agent.userId],
      ['tags', agent.userId],
    ]);
  }
  expect((await read(late)).tags).toEqual([tag]);
  const job = await agent.get(`/jobs/${bulk.jobId}`);
  expect(job.body).toMatchObject({ progress: 1, result: { tickets: 5, changed: 5, failed: 0 } });
});

test('what one cannot become keeps no other back, and is told', async () => {
  const [open, closed] = [await aTicketId(), (await aTicket().by(customer).closed()).id];
  const { id: answered } = await aTicket().by(customer).autoResolved();
  const ids = [answered, NO_ID, open, closed];
  const bulk = await ended(await begin({ ids, changes: { status: 'auto_resolved' } }));
  // One of them is so already.
  expect(bulk).toMatchObject({ total: 4, done: 4, changed: 0, failed: 3 });
  const told = bulk.failures.map(({ ticketId, code }) => [ticketId, code]);
  expect(told.sort()).toEqual(
    [
      [open, 'TICKET.ILLEGAL_TRANSITION'],
      [closed, 'TICKET.ILLEGAL_TRANSITION'],
      [NO_ID, 'TICKET.NOT_FOUND'],
    ].sort(),
  );
});

describe('undone', () => {
  test('before it begins it changes nothing, and cannot be done again', async () => {
    const id = await aTicketId();
    const before = await read(id);
    const { jobId } = await begin({ ids: [id], changes: { priority: 'low' } });
    const undone = await agent.post<Bulk>(`/tickets/bulk/${jobId}/undo`);
    expect(undone.body.status).toBe('undone');
    expect((await agent.get(`/jobs/${jobId}`)).body['status']).toBe('cancelled');
    expectProblem(await agent.post(`/jobs/${jobId}/retry`), 409, 'BULK.GIVEN_UP');
    expectProblem(await agent.post(`/tickets/bulk/${jobId}/undo`), 409, 'BULK.BEGUN');
    expect(await read(id)).toEqual(before);
  });

  test('it is by who asked for it and by admins', async () => {
    const { jobId } = await begin({ ids: [await aTicketId()], changes: { priority: 'low' } });
    const colleague = await admin.newStaff('agent');
    const path = `/tickets/bulk/${jobId}`;
    expectProblem(await colleague.get(path), 404, 'BULK.NOT_FOUND');
    expectProblem(await colleague.post(`${path}/undo`), 404, 'BULK.NOT_FOUND');
    expect((await admin.post(`${path}/undo`)).status).toBe(200);
  });
});

test('who works here no more changes nothing', async () => {
  const leaving = await admin.newStaff('agent');
  const id = await aTicketId();
  const { jobId } = await begin({ ids: [id], changes: { priority: 'low' } }, leaving);
  await admin.patch(`/users/${leaving.userId}/role`, { role: 'user' });
  const failed = async () => {
    const { body } = await admin.get(`/jobs/${jobId}`);
    return body['failureContext'] !== null;
  };
  await until(failed, PATIENCE).toBe(true);
  await admin.post(`/jobs/${jobId}/cancel`);
  expect((await read(id)).priority).toBe('urgent');
});

describe('a bulk change', () => {
  const CHANGES = { priority: 'low' };

  test.each<[object, string[]]>([
    [{ changes: CHANGES }, ['filter']],
    [{ filter: {}, ids: [1], changes: CHANGES }, ['filter']],
    [{ ids: [], changes: CHANGES }, ['ids']],
    [{ ids: [1, 1], changes: CHANGES }, ['ids']],
    [{ ids: [0], changes: CHANGES }, ['ids']],
    [{ filter: { status: ['resolved'] }, changes: CHANGES }, ['filter.status']],
    [
      { filter: { createdFrom: '2025-02-01', createdTo: '2025-01-01' }, changes: CHANGES },
      ['filter.createdFrom'],
    ],
    [{ filter: {}, changes: {} }, ['changes']],
    [{ filter: {} }, ['changes']],
    [{ filter: {}, changes: { answer: 'x' } }, ['changes.answer']],
    [{ filter: {}, changes: { teamId: NO_ID } }, ['changes.teamId']],
    [{ filter: {}, changes: { assigneeId: NO_ID } }, ['changes.assigneeId']],
    [{ filter: {}, changes: { snoozedUntil: '2020-01-01' } }, ['changes.snoozedUntil']],
    [{ filter: {}, changes: { addTags: ['a,b'] } }, ['changes.addTags']],
  ])('%j is refused', async (body, paths) => {
    expectInvalid(await agent.post('/tickets/bulk', body), ...paths);
  });
});
