import { beforeAll, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { aTicket, type Page, theAdmin, type Ticket } from '../support/builders.js';

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

test.each([
  ['deleted', (id: number) => admin.delete(`/users/${id}`)],
  ['demoted', (id: number) => admin.patch(`/users/${id}/role`, { role: 'user' })],
])(
  'what an agent worked on who is %s is free again, and the audit log tells it',
  async (_, end) => {
    const [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
    const assigneeId = agent.userId!;
    const tickets = await Promise.all(
      Array.from({ length: 3 }, () => aTicket().by(customer).saying('a person, please')),
    );
    const [closed, ...open] = tickets as [Ticket, ...Ticket[]];
    for (const { id } of tickets) await admin.patch(`/tickets/${id}`, { assigneeId });
    expect((await admin.patch(`/tickets/${closed.id}`, { status: 'closed' })).status).toBe(200);

    expect((await end(assigneeId)).status).toBeLessThan(300);
    for (const { id } of open) {
      expect((await admin.get(`/tickets/${id}`)).body).toMatchObject({ assigneeId: null });
    }
    expect((await admin.get(`/tickets/${closed.id}`)).body).toMatchObject({ assigneeId });
    const { body } = await admin.get<Page<Record<string, unknown>>>(
      '/audit-events?action=user.tickets_freed&limit=100',
    );
    expect(body.data.filter(({ subjectId }) => subjectId === String(assigneeId))).toEqual([
      expect.objectContaining({ actorId: admin.userId, after: { tickets: 2 } }),
    ]);
  },
);

test('an agent who becomes a supervisor keeps them', async () => {
  const [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
  const { id } = await aTicket().by(customer).saying('a person, please');
  await admin.patch(`/tickets/${id}`, { assigneeId: agent.userId });
  await admin.patch(`/users/${agent.userId}/role`, { role: 'supervisor' });
  expect((await admin.get(`/tickets/${id}`)).body).toMatchObject({ assigneeId: agent.userId });
});
