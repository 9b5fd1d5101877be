import { type Actor, isStaff } from '../../platform/access/index.js';
import type { EventType } from '../../platform/events/index.js';

/** What one customer is told. */
export interface CustomerNews {
  readonly userId: number;
  readonly data: object;
}

/** Who is told of an event, and what: the staff of its organisation, one of its customers. */
export interface Audience {
  readonly staff?: object;
  readonly customer?: CustomerNews | undefined;
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
export function dataFor(actor: Actor, { staff, customer }: Audience): object | undefined {
  if (isStaff(actor)) return staff;
  return customer?.userId === actor.id ? customer.data : undefined;
}
