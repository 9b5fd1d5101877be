import { Injectable } from '@nestjs/common';
import {
  And,
  type FindOperator,
  type FindOptionsWhere,
  LessThan,
  Like,
  MoreThanOrEqual,
  type Repository,
} from 'typeorm';
import type { Actor } from '../access/index.js';
import { ValidationError } from '../common/errors/request-errors.js';
import { pageById } from '../common/pagination/by-id.js';
import { MAX_LIMIT, type Page, type PageQuery } from '../common/pagination/page.js';
import { refuseReversedTimes } from '../common/validation/ranges.js';
import { Database } from '../database/index.js';
import type { ListAuditEventsQuery } from './audit.dto.js';
import { AuditEventNotFoundError } from './audit.errors.js';
import { AuditEvent } from './audit-event.entity.js';

/** Reads what the audit log holds of an organisation. */
@Injectable()
export class AuditEventsService {
  constructor(private readonly database: Database) {}

  private eventsOf(actor: Actor): Repository<AuditEvent> {
    return this.database.of(actor).repository(AuditEvent);
  }

  /** One page, newest first. */
  list(actor: Actor, query: ListAuditEventsQuery): Promise<Page<AuditEvent>> {
    return this.page(actor, conditionsOf(query), query);
  }

  /**
   * All that match, newest first, a page at a time: however many there are, few are in memory. The
   * first page is read at once, so that a query which cannot be answered fails before any answer.
   * @throws ValidationError
   */
  async all(actor: Actor, query: ListAuditEventsQuery): Promise<AsyncGenerator<AuditEvent[]>> {
    const where = conditionsOf(query);
    const { cursor } = query;
    const first = await this.page(actor, where, { limit: MAX_LIMIT, ...(cursor && { cursor }) });
    return this.pagesFrom(actor, where, first);
  }

  /** @throws AuditEventNotFoundError */
  async get(actor: Actor, id: number): Promise<AuditEvent> {
    const event = await this.eventsOf(actor).findOneBy({ id });
    if (!event) throw new AuditEventNotFoundError(id);
    return event;
  }

  private async *pagesFrom(
    actor: Actor,
    where: FindOptionsWhere<AuditEvent>,
    first: Page<AuditEvent>,
  ): AsyncGenerator<AuditEvent[]> {
    yield first.data;
    let cursor = first.meta.nextCursor;
    while (cursor) {
      const page = await this.page(actor, where, { limit: MAX_LIMIT, cursor });
      yield page.data;
      cursor = page.meta.nextCursor;
    }
  }

  private page(
    actor: Actor,
    where: FindOptionsWhere<AuditEvent>,
    query: PageQuery,
  ): Promise<Page<AuditEvent>> {
    return pageById('-id', query, ({ id, ...range }) =>
      this.eventsOf(actor).find({ where: { ...where, id }, ...range }),
    );
  }
}

function conditionsOf(query: ListAuditEventsQuery): FindOptionsWhere<AuditEvent> {
  const { action, actorId, subjectType, subjectId } = query;
  if (subjectId !== undefined && subjectType === undefined) {
    throw new ValidationError([{ path: 'subjectId', message: 'needs subjectType beside it' }]);
  }
  const occurredAt = periodOf(query);
  return {
    ...(action !== undefined && { action: actionsOf(action) }),
    ...(actorId !== undefined && { actorId }),
    ...(subjectType !== undefined && { subjectType }),
    ...(subjectId !== undefined && { subjectId }),
    ...(occurredAt && { occurredAt }),
  };
}

function actionsOf(action: string): string | FindOperator<string> {
  if (!action.endsWith('*')) return action;
  // An underscore stands for any character unless it is escaped.
  return Like(`${action.slice(0, -1).replaceAll('_', '\\_')}%`);
}

function periodOf(query: ListAuditEventsQuery): FindOperator<Date> | undefined {
  const from = query.from === undefined ? undefined : new Date(query.from);
  const to = query.to === undefined ? undefined : new Date(query.to);
  refuseReversedTimes(['from', 'to'], from, to);
  const bounds = [...(from ? [MoreThanOrEqual(from)] : []), ...(to ? [LessThan(to)] : [])];
  return bounds.length > 0 ? And(...bounds) : undefined;
}
