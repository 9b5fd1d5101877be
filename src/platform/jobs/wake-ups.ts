import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { defineEvent, Events } from '../events/index.js';

/** Jobs were added, or cancelled. */
const jobsChanged = defineEvent<Record<string, never>>('jobs.changed');

/**
 * Tells the workers of every instance that jobs were added or cancelled, so that they need not find
 * out by looking.
 */
@Injectable()
export class WakeUps {
  constructor(private readonly events: Events) {}

  /** Calls `listener` after changes, by this instance or another one. */
  listen(listener: () => void): void {
    const call = (): Promise<void> => {
      listener();
      return Promise.resolve();
    };
    this.events.listen(jobsChanged, { heard: call, resync: call });
  }

  /** Tells everybody once the transaction is committed. */
  record(manager: EntityManager): Promise<void> {
    return this.events.publish(manager, jobsChanged, {});
  }
}
