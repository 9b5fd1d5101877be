import type { LiveEvent } from '../../clients/typescript/src/index.js';

const RESOLVED = ['auto_resolved', 'closed'];

/** What happened, as it was told live to one of the staff, and what of it reports must say. */
export class Ledger {
  readonly breached: Record<string, number> = {};
  /** Of each ticket its statuses by version: they may be told in another order. */
  private readonly tickets = new Map<number, string[]>();

  /**
   * @param onEscalated called with each ticket that now waits for a person, and its conversation
   * @param onBreached called with each ticket of which a promise was broken
   */
  constructor(
    private readonly onEscalated: (ticketId: number, conversationId: number) => void,
    private readonly onBreached: (ticketId: number) => void,
  ) {}

  hear({ event, data }: LiveEvent): void {
    if (event === 'ticket.created' || event === 'ticket.updated') {
      const { ticketId, version, status } = data;
      const told = this.tickets.get(ticketId) ?? [];
      const isNews = version >= told.length;
      const before = told.at(-1);
      told[version] = status;
      this.tickets.set(ticketId, told);
      if (isNews && status === 'escalated' && before !== 'escalated')
        this.onEscalated(ticketId, data.conversationId!);
    } else if (event === 'sla.breached') {
      this.breached[data.metric] = (this.breached[data.metric] ?? 0) + 1;
      this.onBreached(data.ticketId);
    }
  }

  /** The figures as they are now. */
  get figures() {
    const histories = [...this.tickets.values()].map((told) => told.filter((it) => it));
    const all = histories.flatMap((told) =>
      told.map((status, place) => ({ status, before: told[place - 1] })),
    );
    const moved = all.filter(
      ({ status, before }) => status === 'escalated' && before !== 'escalated',
    );
    return {
      created: histories.length,
      autoAnswered: histories.filter(([first]) => first === 'auto_resolved').length,
      escalated: moved.filter(({ before }) => before !== 'closed').length,
      reopened: moved.filter(({ before }) => before === 'closed').length,
      resolved: histories.filter((told) => RESOLVED.includes(told.at(-1)!)).length,
    };
  }
}
