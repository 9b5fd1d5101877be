import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { And, type FindOptionsWhere, LessThan, MoreThanOrEqual, Repository } from 'typeorm';
import { pageById } from '../common/pagination/by-id.js';
import type { Page } from '../common/pagination/page.js';
import { refuseReversedTimes } from '../common/validation/ranges.js';
import { Database } from '../database/database.js';
import { violatedUnique } from '../database/constraint-violation.js';
import { Resolution, resolutionOf } from '../tickets/resolution.js';
import { TicketChangesService } from '../tickets/ticket-changes.service.js';
import { TicketErasure } from '../tickets/ticket-erasure.js';
import { TicketLabelsService } from '../tickets/ticket-labels.service.js';
import { TicketRows } from '../tickets/ticket-rows.js';
import type { Actor } from '../access/actor.js';
import type { FeedbackSummary, GiveFeedback, ListFeedbackQuery } from './feedback.dto.js';
import { Feedback } from './feedback.entity.js';
import { FeedbackGivenError, NotRequesterError } from './feedback.errors.js';
import { summarizeFeedback } from './feedback-summary.js';

const CLEAR_COMMENTS = `
  UPDATE feedback SET comment = NULL
  WHERE ticket_id = ANY ($1::integer[]) AND comment IS NOT NULL`;

/** What customers say about how their tickets were dealt with. */
@Injectable()
export class FeedbackService implements OnModuleInit {
  constructor(
    @InjectRepository(Feedback) private readonly feedback: Repository<Feedback>,
    private readonly database: Database,
    private readonly rows: TicketRows,
    private readonly changes: TicketChangesService,
    private readonly labels: TicketLabelsService,
    private readonly erasure: TicketErasure,
  ) {}

  onModuleInit(): void {
    this.erasure.onErase((manager, ids) => manager.query(CLEAR_COMMENTS, [ids]));
  }

  /**
   * Stores the requester's one feedback; not resolved by the machine's answer brings a person.
   * @throws NotRequesterError, FeedbackGivenError
   */
  async give(actor: Actor, ticketId: number, given: GiveFeedback): Promise<Feedback> {
    try {
      return await this.database.transaction(async (manager) => {
        const ticket = await this.rows.lock(manager, actor, ticketId);
        if (ticket.requesterId !== actor.id) throw new NotRequesterError();
        const { rating, resolved, comment = null } = given;
        const resolution = await resolutionOf(manager, ticket);
        const row = { ticketId, rating, resolved, comment, resolution };
        const { generatedMaps } = await manager.insert(Feedback, row);
        if (resolution === Resolution.Machine) {
          await this.labels.hearRequester(manager, actor, ticket, resolved);
          if (!resolved) await this.changes.escalateUnresolved(manager, actor, ticket);
        }
        return await manager.findOneByOrFail(Feedback, { id: Number(generatedMaps[0]?.['id']) });
      });
    } catch (error) {
      if (violatedUnique(error) === 'feedback_ticket_key') throw new FeedbackGivenError(ticketId);
      throw error;
    }
  }

  /**
   * Newest first.
   * @throws ValidationError when the period ends before it begins
   */
  list(query: ListFeedbackQuery): Promise<Page<Feedback>> {
    const where = conditions(query);
    return pageById('-id', query, ({ id, ...range }) =>
      this.feedback.find({ where: { ...where, id }, ...range }),
    );
  }

  summary(): Promise<FeedbackSummary> {
    return summarizeFeedback(this.database);
  }
}

function conditions(query: ListFeedbackQuery): FindOptionsWhere<Feedback> {
  const { createdFrom, createdTo, rating, resolved } = query;
  const from = createdFrom === undefined ? undefined : new Date(createdFrom);
  const to = createdTo === undefined ? undefined : new Date(createdTo);
  refuseReversedTimes(['createdFrom', 'createdTo'], from, to);
  const bounds = [...(from ? [MoreThanOrEqual(from)] : []), ...(to ? [LessThan(to)] : [])];
  return {
    ...(bounds.length > 0 && { createdAt: And(...bounds) }),
    ...(rating !== undefined && { rating }),
    ...(resolved !== undefined && { resolved: resolved === 'true' }),
  };
}
