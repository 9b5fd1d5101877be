import type { Outcome } from '../../../triage/core/index.js';
import type { ReplayedTicket } from './replayed-ticket.js';

/** Keeps some of the tickets whose outcome changes: the first of each direction, a fair part each. */
export class FlippedTickets {
  readonly #kept = new Map<Outcome, ReplayedTicket[]>();

  constructor(private readonly most: number) {}

  /** Takes a ticket that comes after all those before it by its id. */
  add(ticket: ReplayedTicket): void {
    const { outcome } = ticket.after;
    const kept = this.#kept.get(outcome) ?? [];
    if (kept.length < this.most) kept.push(ticket);
    this.#kept.set(outcome, kept);
  }

  /** At most as many as wanted, by id; what a direction has too few of goes to the others. */
  chosen(): ReplayedTicket[] {
    // From the smallest on, each gets its part of what those before it left.
    const directions = [...this.#kept.values()].sort((a, b) => a.length - b.length);
    let left = this.most;
    const parts = directions.map((tickets, i) => {
      const part = tickets.slice(0, Math.ceil(left / (directions.length - i)));
      left -= part.length;
      return part;
    });
    return parts.flat().sort((a, b) => a.id - b.id);
  }
}
