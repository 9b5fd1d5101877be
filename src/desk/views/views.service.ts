import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { userDeleted } from '../../identity/users/index.js';
import { type Actor, mayChange, seenBy } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { NEWEST_FIRST } from '../tickets/index.js';
import { SavedView } from './saved-view.entity.js';
import type { ChangeView, CreateView } from './view.dto.js';
import { NotYourViewError, TooManyViewsError, ViewNotFoundError } from './view.errors.js';
import { ViewTickets } from './view-tickets.js';

const MOST_VIEWS = 100;

/** Saved lists of tickets: each their own, and those that all of the staff share. */
@Injectable()
export class ViewsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly tickets: ViewTickets,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId: ownerId }, manager) =>
      manager.delete(SavedView, { ownerId, shared: false }),
    );
  }

  /** The own and the shared ones, oldest first. */
  list(actor: Actor, query: PageQuery): Promise<Page<SavedView>> {
    const views = this.database.of(actor).repository(SavedView);
    return pageById('id', query, ({ id, ...range }) =>
      views.find({ where: seenBy(actor).map((it) => ({ ...it, id })), ...range }),
    );
  }

  /** @throws ViewNotFoundError also for somebody else's own */
  get(actor: Actor, id: number): Promise<SavedView> {
    return found(this.database.of(actor).repository(SavedView).manager, actor, id);
  }

  /** @throws ValidationError, TooManyViewsError */
  create(actor: Actor, { filter = {}, ...view }: CreateView): Promise<SavedView> {
    const fields = { sort: NEWEST_FIRST, ...view, filter: plain(filter) };
    this.tickets.assertSound(actor, fields);
    return this.database.of(actor).transaction(async (manager) => {
      const owned = await manager.countBy(SavedView, { ownerId: actor.id });
      if (owned >= MOST_VIEWS) throw new TooManyViewsError(MOST_VIEWS);
      const row = Object.assign(new SavedView(), fields, { ownerId: actor.id });
      const { generatedMaps } = await manager.insert(SavedView, row);
      return found(manager, actor, Number(generatedMaps[0]?.['id']));
    });
  }

  /** @throws ValidationError, ViewNotFoundError, NotYourViewError, StaleVersionError */
  async change(
    actor: Actor,
    id: number,
    { filter, ...change }: ChangeView,
    ifMatch?: string,
  ): Promise<SavedView> {
    const fields = { ...change, ...(filter && { filter: plain(filter) }) };
    assertChanges(fields);
    return this.database.of(actor).transaction(async (manager) => {
      const view = await lock(manager, actor, id, ifMatch);
      this.tickets.assertSound(actor, Object.assign({}, view, fields));
      const counted = { version: view.version + 1, updatedAt: () => 'now()' };
      await manager.update(SavedView, { id }, Object.assign({}, fields, counted));
      await this.note(manager, actor, 'view.changed', view);
      return manager.findOneByOrFail(SavedView, { id });
    });
  }

  /** @throws ViewNotFoundError, NotYourViewError, StaleVersionError */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const view = await lock(manager, actor, id, ifMatch);
      await manager.delete(SavedView, { id });
      await this.note(manager, actor, 'view.deleted', view);
    });
  }

  /** What is done to somebody else's. */
  private async note(
    manager: EntityManager,
    actor: Actor,
    action: string,
    { id, ownerId, name }: SavedView,
  ): Promise<void> {
    if (ownerId === actor.id) return;
    const subject = { type: 'view', id };
    await this.audit.record(manager, actor, { action, subject, before: { ownerId, name } });
  }
}

async function found(manager: EntityManager, actor: Actor, id: number): Promise<SavedView> {
  const view = await manager.findOneBy(SavedView, { id });
  if (!view || !(view.shared || view.ownerId === actor.id)) throw new ViewNotFoundError(id);
  return view;
}

/** One that the actor may change, which nobody else does until the transaction ends. */
async function lock(
  manager: EntityManager,
  actor: Actor,
  id: number,
  ifMatch?: string,
): Promise<SavedView> {
  await manager.query('SELECT FROM saved_views WHERE id = $1 FOR UPDATE', [id]);
  const view = await found(manager, actor, id);
  if (!mayChange(actor, view)) throw new NotYourViewError();
  assertMatches(ifMatch, view.version);
  return view;
}

/** As it is stored. */
function plain(filter: object): object {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
