import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import { defineEvent, Events } from '../../platform/events/index.js';

/** The taxonomy, the policy or the active model of an organisation is another one. */
export const triageChanged = defineEvent<Record<string, never>>('triage.changed');

/** A trained model took the place of the one before. */
export const modelActivated = defineEvent<ModelActivated>('model.activated');

export interface ModelActivated {
  readonly modelId: number;
  readonly organizationId: number;
}

/** Spreads the news that the taxonomy, the policy or the active model of an organisation changed. */
@Injectable()
export class TriageChanges {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /**
   * Call in the transaction of the change: once it is committed, every instance hears of it, and
   * that it is of the organisation that the transaction acts for.
   */
  record(manager: EntityManager): Promise<void> {
    return this.events.publish(manager, triageChanged, {});
  }

  /** The same where the change is that a model took over. */
  async recordModel(manager: EntityManager, scope: OrganizationScope, id: number): Promise<void> {
    const news = { modelId: id, organizationId: organizationOf(scope) };
    await this.events.publish(manager, modelActivated, news);
    await this.record(manager);
  }

  /**
   * Call after the change is committed; when it resolves, this instance works by it. As part of a
   * larger transaction it waits for that one's commit.
   */
  announce(scope: OrganizationScope): Promise<void> {
    const announce = () => this.events.announce(scope, triageChanged, {});
    return this.database.of(scope).afterCommit(announce);
  }
}
