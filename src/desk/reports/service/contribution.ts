import type { SlaMetric } from '../../sla/index.js';
import { binOf } from './durations.js';
import type { Binned, Measure, Sums } from './measures.js';
import type { ThreadFacts, TicketFacts } from './thread-facts.js';

/** Where something is counted: a day of UTC, a channel, a team and somebody of the staff, 0 for none. */
export interface Place {
  readonly day: string;
  readonly channel: string;
  readonly teamId: number;
  readonly agentId: number;
}

/** What is counted, by the place as text. */
export type Contribution = Readonly<Record<string, Sums>>;

/** From which sentiment on somebody is called glad, or below minus that unhappy; -1 to 1. */
export const CLEAR_SENTIMENT = 0.25;
/** From which rating on somebody is satisfied, of 5. */
export const SATISFIED = 4;

const MET: Readonly<Record<SlaMetric, readonly [kept: Measure, broken: Measure]>> = {
  first_response: ['firstResponseMet', 'firstResponseBreached'],
  next_response: ['nextResponseMet', 'nextResponseBreached'],
  resolution: ['resolutionMet', 'resolutionBreached'],
};

export function keyOf({ day, channel, teamId, agentId }: Place): string {
  return [day, channel, teamId, agentId].join('|');
}

export function placeOf(key: string): Place {
  const [day = '', channel = '', teamId, agentId] = key.split('|');
  return { day, channel, teamId: Number(teamId), agentId: Number(agentId) };
}

/** The day in UTC, as `YYYY-MM-DD`. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Counts what there is of one conversation. */
class Counting {
  readonly sums: Record<string, Partial<Record<Measure, number>>> = {};

  constructor(private readonly facts: ThreadFacts) {}

  /** Adds to a measure on a day, under the ticket's team and whoever works on it. */
  of(ticketId: number | null, day: string, measure: Measure, amount = 1): void {
    const ticket = this.facts.tickets.find(({ id }) => id === ticketId);
    this.add({ day, ...this.whose(ticket) }, measure, amount);
  }

  /** The same of the conversation: of its first ticket's team. */
  ofThread(day: string, measure: Measure, amount = 1): void {
    const { assigneeId, tickets } = this.facts;
    this.add({ day, ...this.whose(tickets[0]), agentId: assigneeId ?? 0 }, measure, amount);
  }

  by(authorId: number, ticketId: number | null, day: string, amount: number): void {
    const ticket = this.facts.tickets.find(({ id }) => id === ticketId);
    this.add({ day, ...this.whose(ticket), agentId: authorId }, 'replies', amount);
  }

  private whose(ticket: TicketFacts | undefined): Omit<Place, 'day'> {
    const { channel } = this.facts;
    return { channel, teamId: ticket?.teamId ?? 0, agentId: ticket?.assigneeId ?? 0 };
  }

  private add(place: Place, measure: Measure, amount: number): void {
    if (amount === 0) return;
    const sums = (this.sums[keyOf(place)] ??= {});
    sums[measure] = (sums[measure] ?? 0) + amount;
  }
}

/** What a conversation adds to the reports as it is now; nothing where it is gone. */
export function contributionOf(facts: ThreadFacts | undefined): Contribution {
  if (!facts) return {};
  const counting = new Counting(facts);
  for (const ticket of facts.tickets) countTicket(counting, ticket);
  countThread(counting, facts);
  for (const { ticketId, isReopened, at } of facts.escalations) {
    counting.of(ticketId, dayOf(at), isReopened ? 'reopened' : 'escalated');
  }
  for (const { ticketId, metric, isKept, at } of facts.promises) {
    const [kept, broken] = MET[metric];
    counting.of(ticketId, dayOf(at), isKept ? kept : broken);
  }
  for (const { authorId, ticketId, day, count } of facts.replies) {
    counting.by(authorId, ticketId, day, count);
  }
  countRatings(counting, facts);
  return counting.sums;
}

function countTicket(counting: Counting, ticket: TicketFacts): void {
  const { id, createdAt, resolvedAt, isAutoResolved, outcome } = ticket;
  const opened = dayOf(createdAt);
  counting.of(id, opened, 'created');
  if (outcome === 'auto_resolved') counting.of(id, opened, 'autoAnswered');
  if (outcome === 'escalated') counting.of(id, opened, 'escalated');
  if (!resolvedAt) return;
  const took = resolvedAt.getTime() - createdAt.getTime();
  const resolved = dayOf(resolvedAt);
  // A ticket is written with its decision: what is resolved later, a person has resolved.
  if (isAutoResolved || took === 0) {
    counting.of(id, resolved, 'resolvedByMachine');
    return;
  }
  counting.of(id, resolved, 'resolvedByPeople');
  countTime('resolution', took, (measure, amount) => counting.of(id, resolved, measure, amount));
}

function countThread(counting: Counting, facts: ThreadFacts): void {
  const { createdAt, firstResponseAt, firstResponseBy, sentiment, isAngry } = facts;
  const opened = dayOf(createdAt);
  if (firstResponseAt && firstResponseBy === 'ai_agent') {
    counting.ofThread(dayOf(firstResponseAt), 'firstByMachine');
  } else if (firstResponseAt) {
    const answered = dayOf(firstResponseAt);
    counting.ofThread(answered, 'firstByPeople');
    const waited = firstResponseAt.getTime() - createdAt.getTime();
    countTime('firstResponse', waited, (measure, amount) =>
      counting.ofThread(answered, measure, amount),
    );
  }
  if (sentiment !== null) counting.ofThread(opened, feelingOf(sentiment));
  if (isAngry) counting.ofThread(opened, 'angry');
  counting.ofThread(opened, 'handleMs', Math.round(facts.handleSeconds * 1_000));
}

/** The rating of feedback is the satisfaction of its conversation too: it is not counted twice. */
function countRatings(
  counting: Counting,
  { satisfaction, createdAt, ...facts }: ThreadFacts,
): void {
  let count = 0;
  for (const { ticketId, rating } of facts.ratings) {
    const ticket = facts.tickets.find(({ id }) => id === ticketId);
    if (!ticket) continue;
    count += 1;
    countRating(rating, (measure, amount) =>
      counting.of(ticketId, dayOf(ticket.createdAt), measure, amount),
    );
  }
  if (count > 0 || satisfaction === null) return;
  countRating(satisfaction, (measure, amount) =>
    counting.ofThread(dayOf(createdAt), measure, amount),
  );
}

type Add = (measure: Measure, amount: number) => void;

function countTime(what: Binned, milliseconds: number, add: Add): void {
  add(`${what}Ms`, milliseconds);
  add(`${what}Bin${binOf(milliseconds)}`, 1);
}

function countRating(rating: number, add: Add): void {
  add('ratings', 1);
  add('ratingSum', rating);
  if (rating >= SATISFIED) add('satisfied', 1);
}

function feelingOf(sentiment: number): Measure {
  if (sentiment >= CLEAR_SENTIMENT) return 'positive';
  return sentiment <= -CLEAR_SENTIMENT ? 'negative' : 'neutral';
}
