import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { aTicket, theAdmin } from '../support/builders.js';

interface Placed {
  readonly intent: string;
  readonly from: number;
  readonly to: number;
}

/** Two intents, and a message that wishes for both. The rules were chosen on every other one. */
const UNSEEN = rowsOf('several').filter((_, i) => i % 2 === 1);
/** An intent, and a message of several sentences that is about nothing else. */
const SINGLE = rowsOf('single');

let agent: Api;
let customer: Api;

beforeAll(async () => {
  const admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

function rowsOf(name: string): string[][] {
  const file = new URL(`../support/wishes/${name}.tsv`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
}

async function intentsOf(message: string): Promise<string[]> {
  const { body } = await agent.post('/triage/preview', { message });
  return (body['wishes'] as Placed[]).map(({ intent }) => intent);
}

test('most messages with two wishes are taken for both', async () => {
  let found = 0;
  for (const [first, second, message] of UNSEEN) {
    const intents = await intentsOf(message!);
    if (intents.join() === [first, second].join()) found++;
  }
  expect(UNSEEN.length).toBeGreaterThanOrEqual(20);
  expect(found).toBeGreaterThanOrEqual(UNSEEN.length * 0.8);
});

test('a message of several sentences about one thing stays one', async () => {
  for (const [, message] of SINGLE) expect(await intentsOf(message!)).toEqual([]);
});

describe('a ticket with two wishes', () => {
  const decisionOn = async (id: number) => (await agent.get(`/tickets/${id}/decision`)).body;

  test('is answered with both answers where it is sure of both', async () => {
    const message = 'change my delivery address and also I need an invoice';
    const ticket = await aTicket().by(customer).saying(message);
    expect(ticket).toMatchObject({ status: 'auto_resolved', intent: 'delivery_address_change' });
    const answers = await Promise.all(
      ['change my delivery address', 'I need an invoice'].map(async (part) => {
        const { body } = await agent.post('/triage/preview', { message: part });
        return String(body['answer']);
      }),
    );
    expect(ticket.answer).toBe(answers.join('\n\n'));
    const decision = await decisionOn(ticket.id);
    expect(decision).toMatchObject({ wish: 'several', reason: 'confident' });
    const wishes = decision['wishes'] as Placed[];
    expect(wishes.map(({ from, to }) => message.slice(from, to).trim())).toEqual([
      'change my delivery address',
      'I need an invoice',
    ]);
    expect(decision['confidence']).toBe(ticket.confidence);
  });

  test('goes to a person who sees both, where a machine may not answer one', async () => {
    const message = 'Please call me back. Furthermore, where is my order?';
    const ticket = await aTicket().by(customer).saying(message);
    expect(ticket).toMatchObject({ status: 'escalated', answer: null });
    const decision = await decisionOn(ticket.id);
    expect(decision).toMatchObject({
      reason: 'several_wishes',
      wishes: [
        { intent: 'talk_to_person', answerable: false },
        { intent: 'order_status', answerable: true },
      ],
      alternatives: [{ intent: 'order_status' }],
    });
  });

  test('teaches models nothing, as a label names one of its wishes', async () => {
    const message = 'Please cancel my order. Also, how do I get an invoice for the last one?';
    const ticket = await aTicket().by(customer).saying(message);
    expect((await decisionOn(ticket.id))['wish']).toBe('several');
    const { status } = await agent.patch(`/tickets/${ticket.id}`, { intent: 'order_cancellation' });
    expect(status).toBe(200);
    const { body } = await agent.get<{ data: { exampleId: number | null; isRight: boolean }[] }>(
      `/tickets/${ticket.id}/labels`,
    );
    expect(body.data).toMatchObject([{ exampleId: null, isRight: true }]);
  });
});
