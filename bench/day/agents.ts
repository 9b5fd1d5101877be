import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpClient } from '../support/http-client.js';

/** A ticket that waits for a person. */
export interface Waiting {
  readonly ticketId: number;
  readonly conversationId: number;
}

/** Of so many tickets one waits until its promise is broken, one stays open, one is reopened. */
const LATE = 20;
const LEFT = 9;
const REOPENED = 13;
const LOOK_MS = 50;

/** The shift: takes tickets as they come, answers and closes them. */
export class Shift {
  readonly replies = new Map<number, number>();
  private readonly waiting: Waiting[] = [];
  private readonly late = new Map<number, Waiting>();
  private readonly seen = new Set<number>();
  private readonly reopened = new Set<number>();
  private isOver = false;
  private working = 0;

  /** @param owner the customer's client of a conversation, who reopens some of what was closed */
  constructor(private readonly owner: (conversationId: number) => HttpClient | undefined) {}

  add(ticketId: number, conversationId: number): void {
    const waiting = { ticketId, conversationId };
    if (ticketId % LATE === 0 && !this.seen.has(ticketId)) this.late.set(ticketId, waiting);
    else this.waiting.push(waiting);
    this.seen.add(ticketId);
  }

  /** What was kept waiting on purpose is taken once its promise is broken. */
  takeLate(ticketId: number): void {
    const waiting = this.late.get(ticketId);
    if (!waiting || !this.late.delete(ticketId)) return;
    this.waiting.push(waiting);
  }

  /** Whether there is nothing more to do, and nothing that will be late. */
  get isIdle(): boolean {
    return this.waiting.length + this.working + this.late.size === 0;
  }

  get isLateAwaited(): number {
    return this.late.size;
  }

  async work({ id, api }: { readonly id: number; readonly api: HttpClient }): Promise<void> {
    while (!this.isOver) {
      const next = this.waiting.shift();
      if (!next) {
        await sleep(LOOK_MS);
        continue;
      }
      this.working += 1;
      try {
        await this.serve(id, api, next);
      } finally {
        this.working -= 1;
      }
    }
  }

  end(): void {
    this.isOver = true;
  }

  private async serve(id: number, api: HttpClient, { ticketId, conversationId }: Waiting) {
    const content = `I have looked into it, and it is done. (${ticketId})`;
    await api.call('POST', `/conversations/${conversationId}/messages`, { content });
    this.replies.set(id, (this.replies.get(id) ?? 0) + 1);
    if (ticketId % LEFT === 0) return;
    await api.call('PATCH', `/tickets/${ticketId}`, { status: 'closed' });
    if (ticketId % REOPENED !== 0 || this.reopened.has(ticketId)) return;
    this.reopened.add(ticketId);
    await this.owner(conversationId)?.call('PATCH', `/tickets/${ticketId}`, {
      status: 'escalated',
    });
  }
}
