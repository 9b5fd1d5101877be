import type { SlaMetric } from '../policies/sla-values.js';
import { type Clock, isOpen } from './clock.js';
import {
  cancel,
  type ClockTerms,
  meet,
  pause,
  resume,
  retarget,
  startClock,
} from './clock-steps.js';

/** A clock of a ticket, with what it goes on by. */
export interface KeptClock {
  /** Null of one that is new. */
  readonly id: number | null;
  readonly policyId: number | null;
  readonly clock: Clock;
  readonly terms: Omit<ClockTerms, 'targetMs'>;
}

/** What a ticket is promised. */
export interface Promised {
  readonly policyId: number;
  /** What a clock for this counts by; nothing where it is not promised. */
  termsOf(metric: SlaMetric): ClockTerms | undefined;
}

/** How the ticket is now, whatever happened to it before that is told only now. */
export interface TicketNow {
  readonly isOpen: boolean;
  readonly isAnswered: boolean;
}

type Change = (kept: KeptClock) => Clock;

/** All clocks of a ticket, and what becomes of them when something happens to it, in milliseconds. */
export class TicketClocks {
  #all: readonly KeptClock[];

  constructor(
    kept: readonly KeptClock[],
    private readonly promised: Promised | undefined,
    private readonly ticket: TicketNow,
  ) {
    this.#all = kept;
  }

  get all(): readonly KeptClock[] {
    return this.#all;
  }

  /** It came in, and waits for somebody, or the machine has answered it at once. */
  opened(at: number, isAnswered: boolean): void {
    if (this.#all.length > 0) return;
    this.#start('first_response', at);
    this.#start('resolution', at);
    if (!isAnswered) return;
    this.answered(at);
    this.resolved(at);
  }

  /** The customer was answered. */
  answered(at: number): void {
    this.#change(isResponse, ({ clock }) => meet(clock, at));
  }

  /** The customer has written again, and waits from the first message on that nobody answered. */
  asked(at: number): void {
    if (this.#isWorkedOn() && !this.#has(isResponse)) this.#start('next_response', at);
  }

  /** Everybody waits for the customer. */
  waitsForCustomer(at: number): void {
    this.#change(isResolution, ({ clock, terms }) => pause(clock, at, terms.calendar));
  }

  /** The customer waits for somebody. */
  waitsForStaff(at: number): void {
    this.#change(isResolution, ({ clock, terms }) =>
      resume(clock, at, { ...terms, targetMs: clock.targetMs }),
    );
  }

  /** It is closed. What was not answered by then is answered no more. */
  resolved(at: number): void {
    this.#change(isResponse, ({ clock }) => cancel(clock, at));
    this.#change(isResolution, ({ clock }) => meet(clock, at));
  }

  /** The customer never came back. */
  abandoned(at: number): void {
    this.#change(
      () => true,
      ({ clock }) => cancel(clock, at),
    );
  }

  /** It was closed, and somebody of the staff has to look at it again. */
  reopened(at: number): void {
    if (this.#has(isResolution)) return;
    this.#start('resolution', at);
    this.asked(at);
  }

  /** It is promised something else, or nothing any more. */
  promisedAnew(at: number): void {
    this.#all = this.#all.map((kept) => (isOngoing(kept) ? this.#under(kept, at) : kept));
    if (!this.ticket.isOpen) return;
    // A policy that fits now may promise what none did before.
    if (!this.#has(isResolution)) this.#start('resolution', at);
    const isNew = !this.ticket.isAnswered && !this.#all.some(isResponse);
    if (isNew) this.#start('first_response', at);
  }

  #under(kept: KeptClock, at: number): KeptClock {
    const terms = this.promised?.termsOf(kept.clock.metric);
    if (!this.promised || !terms) return { ...kept, clock: cancel(kept.clock, at) };
    const { policyId } = this.promised;
    return { ...kept, policyId, terms, clock: retarget(kept.clock, at, terms) };
  }

  #start(metric: SlaMetric, at: number): void {
    const terms = this.promised?.termsOf(metric);
    if (!this.promised || !terms) return;
    const { policyId } = this.promised;
    const clock = startClock(metric, at, terms);
    this.#all = [...this.#all, { id: null, policyId, terms, clock }];
  }

  #change(which: (kept: KeptClock) => boolean, change: Change): void {
    this.#all = this.#all.map((kept) =>
      which(kept) && isOngoing(kept) ? { ...kept, clock: change(kept) } : kept,
    );
  }

  /** What is told late may be about a ticket that is closed by now: its own clock knows better. */
  #isWorkedOn(): boolean {
    return this.#all.some(isResolution) ? this.#has(isResolution) : this.ticket.isOpen;
  }

  #has(which: (kept: KeptClock) => boolean): boolean {
    return this.#all.some((kept) => which(kept) && isOngoing(kept));
  }
}

function isResponse({ clock }: KeptClock): boolean {
  return clock.metric !== 'resolution';
}

function isResolution(kept: KeptClock): boolean {
  return !isResponse(kept);
}

function isOngoing({ clock }: KeptClock): boolean {
  return isOpen(clock);
}
