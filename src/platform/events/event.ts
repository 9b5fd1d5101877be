import type { EntityManager } from 'typeorm';

/** A kind of event, defined beside the domain that it tells of. */
export interface EventType<Payload> {
  /** `subject.verb`, as in `user.deleted`; stored, so that it never changes. */
  readonly type: string;
  /** There for the compiler only. */
  readonly payload?: Payload;
}

/** Something that happened, as those hear of it who wait for its kind. */
export interface PublishedEvent<Payload> {
  readonly type: string;
  /** The same at every delivery; in its order together with `xid`. */
  readonly id: string;
  readonly xid: string;
  readonly organizationId: number;
  readonly payload: Payload;
}

/** The same as a consumer has it, who may hear of it much later. */
export interface ConsumedEvent<Payload> extends PublishedEvent<Payload> {
  /** When it happened: when the transaction began that made it happen. */
  readonly at: Date;
  /** What led to it, the first first; nothing where somebody did it. */
  readonly chain: readonly string[];
}

/**
 * Makes the effect of an event by the manager alone, which acts for the event's organisation: it is
 * committed with the consumer's cursor.
 */
export type EventHandler<Payload> = (
  event: ConsumedEvent<Payload>,
  manager: EntityManager,
) => Promise<unknown>;

/** Does what belongs to the transaction that the event tells of; where it fails, all of it does. */
export type Reaction<Payload> = (payload: Payload, manager: EntityManager) => Promise<unknown>;

/**
 * Defines a kind of event. Its payload is JSON of ids and versions: whoever hears of it reads the
 * rest, and no text of a person stays in the outbox when it is erased elsewhere.
 */
export function defineEvent<Payload extends object>(type: string): EventType<Payload> {
  return { type };
}
