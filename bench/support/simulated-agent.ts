import { seededRandom } from '../../src/triage/core/classifier/random.js';
import type { HttpClient } from './http-client.js';
import { answerTo } from './instance.js';

/** A ticket as it came back from triage. */
export interface ArrivedTicket {
  readonly id: number;
  readonly intent: string | null;
  readonly status: string;
}

/** Names the right intent of what was escalated, and of some of what the machine answered. */
export class SimulatedAgent {
  private readonly random: () => number;
  /** Intents of the taxonomy; new ones while they are being created. */
  private readonly intents: Map<string, Promise<unknown>>;

  constructor(
    private readonly admin: HttpClient,
    known: Iterable<string>,
    private readonly review: number,
    seed: number,
  ) {
    this.random = seededRandom(seed);
    this.intents = new Map([...known].map((name) => [name, Promise.resolve()]));
  }

  /** Works on a ticket whose real intent is `truth`, unless the machine answered it. */
  async handle(ticket: ArrivedTicket, truth: string): Promise<void> {
    const isReviewed = this.random() < this.review;
    if (ticket.status === 'auto_resolved' && !isReviewed) return;
    await this.knows(truth);
    const closes = ticket.status !== 'auto_resolved';
    const change = { intent: truth, ...(closes && { status: 'closed' }) };
    await this.admin.call('PATCH', `/tickets/${ticket.id}`, change);
  }

  private knows(name: string): Promise<unknown> {
    const known = this.intents.get(name);
    if (known) return known;
    const created = this.admin.call('POST', '/triage/intents', { name, ...answerTo(name) });
    this.intents.set(name, created);
    return created;
  }
}
