import { beforeAll, describe, expect, test } from '@jest/globals';
import { toDocument } from '../../src/triage/core/classifier/tokenizer.js';
import type { Api } from '../support/api.js';
import { aTicket, theAdmin } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';

interface Explained {
  readonly classified: string | null;
  readonly evidence: readonly {
    readonly feature: string;
    readonly positions: readonly { readonly start: number; readonly end: number }[];
  }[];
}

const QUOTE = '> you were charged twice, says our shop\n';
const ASKED = 'I was CHARGED twice for my order, charged twice!';

let admin: Api;
let agent: Api;

beforeAll(async () => {
  admin = await theAdmin();
  agent = await admin.newStaff('agent');
});

function expectPlaced(message: string, { evidence }: Explained): void {
  expect(evidence.length).toBeGreaterThan(0);
  for (const { feature, positions } of evidence) {
    expectThat(positions.length, feature).toBeGreaterThan(0);
    for (const { start, end } of positions) {
      expect(toDocument(message.slice(start, end))).toContain(feature);
      expect(start).toBeGreaterThanOrEqual(message.indexOf(ASKED));
    }
  }
}

describe('evidence', () => {
  test('of a decision stands where the ticket’s message has it, quotes left out', async () => {
    const message = `${QUOTE}\n${ASKED}`;
    const customer = await admin.newUser();
    const { id } = await aTicket().by(customer).saying(message);
    const ticket = await agent.get<{ message: string }>(`/tickets/${id}`);
    const { body } = await agent.get<Explained>(`/tickets/${id}/decision`);
    expect(body.classified).toBe(ASKED);
    expectPlaced(ticket.body.message, body);
  });

  test('of a preview stands in the message that was sent', async () => {
    const { body } = await agent.post<Explained>('/triage/preview', { message: ASKED });
    expectPlaced(ASKED, body);
  });
});
