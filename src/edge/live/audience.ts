import { type Actor, isStaff } from '../../platform/access/index.js';
import type { EventType } from '../../platform/events/index.js';

/** What one person is told. */
export interface PersonalNews {
  readonly userId: number;
  readonly data: object;
}

/** Who is told of an event, and what: the staff of its organisation or one of them, one of its customers. */
export interface Audience {
  readonly staff?: object;
  /** Instead of all of them. */
  readonly colleague?: PersonalNews;
  readonly customer?: PersonalNews | undefined;
}

/** A kind of event with the rule that says who is told of it. */
export interface Told {
  readonly type: string;
  readonly audienceOf: (payload: never) => Audience;
}

/** A line of the table of audiences. */
export function tell<Payload>(
  { type }: EventType<Payload>,
  audienceOf: (payload: Payload) => Audience,
): Told {
  return { type, audienceOf };
}

/** What somebody is told; nothing where it is none of their business. */
export function dataFor(
  actor: Actor,
  { staff, colleague, customer }: Audience,
): object | undefined {
  if (isStaff(actor) && staff) return staff;
  const news = isStaff(actor) ? colleague : customer;
  return news?.userId === actor.id ? news.data : undefined;
}
