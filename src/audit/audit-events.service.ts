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

  /** All that match, newest first, a page at a time: however many there are, few are in memory. */
  async *all(query: ListAuditEventsQuery): AsyncGenerator<AuditEvent[]> {
    const where = conditionsOf(query);
    let cursor: string | null | undefined = query.cursor;
    do {
      const page = await this.page(where, { limit: MAX_LIMIT, ...(cursor && { cursor }) });
      yield page.data;
      cursor = page.meta.nextCursor;
    } while (cursor);
  }

  /** @throws AuditEventNotFoundError */
  async get(id: number): Promise<AuditEvent> {
    const event = await this.events.findOneBy({ id });
    if (!event) throw new AuditEventNotFoundError(id);
    return event;
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

function periodOf({ from, to }: ListAuditEventsQuery): FindOperator<Date> | undefined {
  const bounds = [
    ...(from === undefined ? [] : [MoreThanOrEqual(new Date(from))]),
    ...(to === undefined ? [] : [LessThan(new Date(to))]),
  ];
  if (from !== undefined && to !== undefined && new Date(from) >= new Date(to)) {
    throw new ValidationError([{ path: 'from', message: 'must be before to' }]);
  }
  return bounds.length > 0 ? And(...bounds) : undefined;
}
