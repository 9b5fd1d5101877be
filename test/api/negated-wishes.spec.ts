import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { aTicket, theAdmin } from '../support/builders.js';

/** An intent, a wish for it, and the same words where it is not wanted, done already, or asked about. */
const PAIRS = rowsOf('pairs').map(([intent, wish, negated, done, asked]) => {
  return { intent: intent!, wish: wish!, negated: negated!, done: done!, asked: asked! };
});
/** An intent, and a message that has a denial and wishes for it all the same. */
const STANDING = rowsOf('standing').map(([intent, text]) => ({ intent: intent!, text: text! }));
/** The cues were chosen on one half of the pairs; this is the other one. */
const UNSEEN = PAIRS.filter((_, i) => i % 2 === 1);

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

/** How many of these messages are taken for a wish for their intent, surely enough to be answered. */
async function countTaken(rows: readonly { intent: string; text: string }[]): Promise<number> {
  let taken = 0;
  for (const { intent, text } of rows) {
    const { body } = await agent.post('/triage/preview', { message: text });
    const isTaken = body['intent'] === intent && body['wish'] !== 'negated';
    if (isTaken && Number(body['confidence']) >= 0.75) taken++;
  }
  return taken;
}

const all = (which: 'wish' | 'negated' | 'done' | 'asked') =>
  countTaken(UNSEEN.map((pair) => ({ intent: pair.intent, text: pair[which] })));

describe('of messages that no cue was chosen on', () => {
  test('few negations and things done are taken for the wish', async () => {
    expect(UNSEEN.length).toBeGreaterThanOrEqual(50);
    expect(await all('negated')).toBeLessThanOrEqual(UNSEEN.length * 0.2);
    expect(await all('done')).toBeLessThanOrEqual(UNSEEN.length * 0.15);
  });

  test('wishes and questions about them are taken for what they are', async () => {
    expect(await all('wish')).toBeGreaterThanOrEqual(UNSEEN.length * 0.95);
    expect(await all('asked')).toBeGreaterThanOrEqual(UNSEEN.length * 0.9);
  });

  test('a denial that is the problem, or beside the wish, changes nothing', async () => {
    expect(await countTaken(STANDING)).toBeGreaterThanOrEqual(STANDING.length * 0.9);
  });
});

describe('a ticket', () => {
  const decisionOn = async (id: number) => (await agent.get(`/tickets/${id}/decision`)).body;

  test('that takes its words back goes to a person, who sees what they name', async () => {
    const ticket = await aTicket().by(customer).saying("don't cancel my order!");
    expect(ticket).toMatchObject({
      status: 'escalated',
      intent: 'order_cancellation',
      answer: null,
    });
    expect(await decisionOn(ticket.id)).toMatchObject({ reason: 'negated_wish', wish: 'negated' });
  });

  test('is answered by what it says beside what it takes back', async () => {
    const message = 'I do not want a refund, I just want to know where my order is';
    const ticket = await aTicket().by(customer).saying(message);
    expect(ticket).toMatchObject({ message, status: 'auto_resolved', intent: 'order_status' });
    const classified = 'I just want to know where my order is';
    expect(await decisionOn(ticket.id)).toMatchObject({ wish: 'rest', classified });
  });
});
