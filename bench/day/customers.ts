import type { HttpClient } from '../support/http-client.js';
import { RULED } from './desk.js';

/** What a customer did, as the answers of the API say. */
export interface Told {
  conversations: number;
  tickets: number;
  urgent: number;
  readonly ratings: number[];
}

interface Ticket {
  readonly id: number;
  readonly status: string;
  readonly priority: string;
}

interface Thread {
  readonly conversation: { readonly id: number };
  readonly ticket: Ticket | null;
}

/** Of ten customers whom the machine has answered, what each writes next; the others say nothing. */
const REPLIES: readonly (string | undefined)[] = [
  undefined,
  undefined,
  undefined,
  undefined,
  'Thanks, that solved it!',
  'thank you so much',
  "No, that's not it.",
  'That did not help, please get me a person.',
  'And one more thing: ',
  'ok but when?',
];
const RATED_EVERY = 7;

/** One conversation from the customer's side: asks, and says something to the answer; gives its id. */
export async function converse(
  customer: HttpClient,
  number: number,
  messages: readonly string[],
  told: Told,
): Promise<number> {
  const hear = ({ ticket }: Thread): void => {
    if (!ticket) return;
    told.tickets += 1;
    if (RULED.priorities.includes(ticket.priority)) told.urgent += 1;
  };
  const said = (number: number): string => messages[number % messages.length]!;
  const opened = await post(customer, '/conversations', { message: said(number), channel: 'web' });
  told.conversations += 1;
  hear(opened);
  const { id } = opened.conversation;
  if (opened.ticket?.status !== 'auto_resolved') return id;
  const reply = REPLIES[number % REPLIES.length];
  if (reply !== undefined) {
    const content = reply.endsWith(': ') ? reply + said(number * 31 + 7) : reply;
    hear(await post(customer, `/conversations/${id}/messages`, { content }));
  }
  if (number % RATED_EVERY !== 0) return id;
  const rating = 1 + (number % 5);
  // Whether it is resolved is said by the reply; here it would take the ticket to a person.
  await customer.call('POST', `/tickets/${opened.ticket.id}/feedback`, { rating, resolved: true });
  told.ratings.push(rating);
  return id;
}

async function post(customer: HttpClient, path: string, body: object): Promise<Thread> {
  return (await customer.call('POST', path, body)) as unknown as Thread;
}
