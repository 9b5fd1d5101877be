import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  And,
  type FindOperator,
  type FindOptionsWhere,
  LessThan,
  Like,
  MoreThanOrEqual,
  Repository,
} from 'typeorm';
import { ValidationError } from '../common/errors/request-errors.js';
import { pageById } from '../common/pagination/by-id.js';
import { MAX_LIMIT, type Page, type PageQuery } from '../common/pagination/page.js';
import { refuseReversedTimes } from '../common/validation/ranges.js';
import type { ListAuditEventsQuery } from './audit.dto.js';
import { AuditEvent } from './audit-event.entity.js';
import { AuditEventNotFoundError } from './audit.errors.js';

/** Reads what the audit log holds. */
@Injectable()
export class AuditEventsService {
  constructor(@InjectRepository(AuditEvent) private readonly events: Repository<AuditEvent>) {}

  /** One page, newest first. */
  list(query: ListAuditEventsQuery): Promise<Page<AuditEvent>> {
    return this.page(conditionsOf(query), query);
  }

  /**
   * All that match, newest first, a page at a time: however many there are, few are in memory. The
   * first page is read at once, so that a query which cannot be answered fails before any answer.
   * @throws ValidationError
   */
  async all(query: ListAuditEventsQuery): Promise<AsyncGenerator<AuditEvent[]>> {
    const where = conditionsOf(query);
    const { cursor } = query;
    const first = await this.page(where, { limit: MAX_LIMIT, ...(cursor && { cursor }) });
    return this.pagesFrom(where, first);
  }

  /** @throws AuditEventNotFoundError */
  async get(id: number): Promise<AuditEvent> {
    const event = await this.events.findOneBy({ id });
    if (!event) throw new AuditEventNotFoundError(id);
    return event;
  }

  private async *pagesFrom(
    where: FindOptionsWhere<AuditEvent>,
    first: Page<AuditEvent>,
  ): AsyncGenerator<AuditEvent[]> {
    yield first.data;
    let cursor = first.meta.nextCursor;
    while (cursor) {
      const page = await this.page(where, { limit: MAX_LIMIT, cursor });
      yield page.data;
      cursor = page.meta.nextCursor;
    }
  }

  private page(where: FindOptionsWhere<AuditEvent>, query: PageQuery): Promise<Page<AuditEvent>> {
    return pageById('-id', query, ({ id, ...range }) =>
      this.events.find({ where: { ...where, id }, ...range }),
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
