import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { organizationOf, type OrganizationScope } from '../database/index.js';
import { currentChain, withinChain } from './chain.js';
import { HEARD_UNTIL } from './consumer-statements.js';
import { DurableConsumers } from './durable-consumers.js';
import type { EventHandler, EventType, Reaction } from './event.js';
import { type EventListener, InstanceListeners } from './instance-listeners.js';
import { Outbox } from './outbox.js';

/** How modules tell each other what happened; whoever tells does not know who hears. */
@Injectable()
export class Events {
  private readonly reactions = new Map<string, Reaction<unknown>[]>();

  constructor(
    private readonly outbox: Outbox,
    private readonly consumers: DurableConsumers,
    private readonly listeners: InstanceListeners,
  ) {}

  /**
   * Tells in the transaction of the manager: the event is there if and only if that is committed. It
   * is of the organisation that the transaction acts for; one that acts for all names it.
   */
  async publish<Payload extends object>(
    manager: EntityManager,
    { type }: EventType<Payload>,
    payload: Payload,
    organizationId?: number,
  ): Promise<void> {
    await this.outbox.write(manager, type, payload, organizationId);
    for (const reaction of this.reactions.get(type) ?? []) await reaction(payload, manager);
  }

  /**
   * Does something that this led to, beside what had led here: the events that are published by it say
   * so, and those that their consumers publish about them. Not those of `insertedEvents`.
   */
  because<Result>(link: string, work: () => Promise<Result>): Promise<Result> {
    return withinChain([...currentChain(), link], work);
  }

  /** After a statement with `insertedEvents`: wakes those who wait for them once it is committed. */
  written(): Promise<void> {
    return this.outbox.wakeAfterCommit();
  }

  /**
   * Does something in the same transaction, before whoever published goes on; a failure takes all of
   * it back. For what must not be seen without the other, and is short.
   */
  within<Payload>({ type }: EventType<Payload>, reaction: Reaction<Payload>): void {
    this.reactions.set(type, [...(this.reactions.get(type) ?? []), reaction as Reaction<unknown>]);
  }

  /**
   * Does something for each event after its commit, on one instance at a time, in order, until it
   * worked. The name is stored with how far it is, and never changes; one consumer may wait for
   * several kinds of events. A handler works with the database only: what takes longer is a job.
   * Register before the application has started.
   */
  consume<Payload>(
    name: string,
    { type }: EventType<Payload>,
    handler: EventHandler<Payload>,
  ): void {
    this.consumers.add(name, type, handler as EventHandler<unknown>);
  }

  /**
   * Up to when a consumer has heard what happened: what it was not told yet may have changed what it
   * is about. By the clock of the database.
   */
  async heardUntil(manager: EntityManager, name: string): Promise<Date> {
    const [row] = await manager.query<{ until: Date }[]>(HEARD_UNTIL, [name]);
    if (!row) throw new Error('the database tells no time');
    return row.until;
  }

  /** Has every instance hear of each event, for what it has in memory. */
  listen<Payload>({ type }: EventType<Payload>, listener: EventListener<Payload>): void {
    this.listeners.add(type, listener);
  }

  /**
   * After the commit: resolves when the listeners of this instance have done what they do about the
   * event, and fails when the others could not be woken, who then hear of it some seconds later.
   */
  async announce<Payload>(
    scope: OrganizationScope,
    { type }: EventType<Payload>,
    payload: Payload,
  ): Promise<void> {
    await this.listeners.tell({ type, payload, organizationId: organizationOf(scope) });
    await this.outbox.wake();
  }
}
