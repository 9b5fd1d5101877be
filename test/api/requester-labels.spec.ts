import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { allOf, aTicket, type Label, theAdmin, type Ticket } from '../support/builders.js';

let agent: Api;
let admin: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const say = ({ id }: Ticket, resolved: boolean) =>
  customer.post(`/tickets/${id}/feedback`, { rating: 3, resolved });
const labelsOf = ({ id }: Ticket) => allOf<Label>(agent, `/tickets/${id}/labels`);
const correct = ({ id }: Ticket, intent: string) => agent.patch(`/tickets/${id}`, { intent });
const undo = ({ id }: Ticket) => agent.delete(`/tickets/${id}/label`);

describe("the requester's word about the machine's answer", () => {
  test.each([true, false])('resolved: %s is a label without an example', async (resolved) => {
    const ticket = await aTicket().by(customer).autoResolved();
    await say(ticket, resolved);
    const { body: decision } = await agent.get(`/tickets/${ticket.id}/decision`);
    expect(await labelsOf(ticket)).toEqual([
      {
        id: expect.any(Number),
        source: 'requester',
        intent: resolved ? ticket.intent : null,
        isRight: resolved,
        modelId: decision['modelId'],
        predicted: ticket.intent,
        confidence: ticket.confidence,
        familiar: decision['familiar'],
        exampleId: null,
        createdBy: customer.userId,
        createdAt: expect.any(String),
        revokedBy: null,
        revokedAt: null,
      },
    ]);
  });

  test('counts also when the ticket is closed, if no person ever had it', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    await customer.patch(`/tickets/${ticket.id}`, { status: 'closed' });
    await say(ticket, true);
    expect(await labelsOf(ticket)).toMatchObject([{ source: 'requester', isRight: true }]);
  });

  test.each(['escalated', 'closed'] as const)(
    "is none about a person's work: %s",
    async (status) => {
      const ticket = await aTicket().by(customer)[status]();
      await say(ticket, false);
      expect(await labelsOf(ticket)).toEqual([]);
    },
  );

  test('is not said by escalating', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    await customer.patch(`/tickets/${ticket.id}`, { status: 'escalated' });
    expect(await labelsOf(ticket)).toEqual([]);
  });

  test('gives way to what an agent says, and counts again when that is undone', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    await say(ticket, false);
    await correct(ticket, 'refund_request');
    expect(await labelsOf(ticket)).toMatchObject([
      { source: 'requester', revokedBy: agent.userId },
      { source: 'agent', intent: 'refund_request', isRight: false, revokedAt: null },
    ]);
    const [said] = await labelsOf(ticket);
    expect((await undo(ticket)).status).toBe(204);
    expect(await labelsOf(ticket)).toMatchObject([
      { source: 'requester', revokedBy: agent.userId },
      { source: 'agent', revokedBy: agent.userId },
      { ...said, id: expect.any(Number), revokedBy: null, revokedAt: null },
    ]);
    expect((await undo(ticket)).status).toBe(404);
  });

  test("never replaces an agent's, and counts when that is undone", async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    await correct(ticket, 'refund_request');
    await say(ticket, true);
    expect(await labelsOf(ticket)).toMatchObject([
      { source: 'agent', revokedAt: null },
      { source: 'requester', isRight: true, revokedBy: agent.userId },
    ]);
    await undo(ticket);
    const inForce = (await labelsOf(ticket)).filter(({ revokedAt }) => revokedAt === null);
    expect(inForce).toMatchObject([{ source: 'requester', isRight: true }]);
  });
});
