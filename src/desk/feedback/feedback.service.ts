import { Injectable, type OnModuleInit } from '@nestjs/common';
import { And, type FindOptionsWhere, LessThan, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page } from '../../platform/common/pagination/page.js';
import { refuseReversedTimes } from '../../platform/common/validation/ranges.js';
import { Database, violatedUnique } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { CustomerRatings } from '../conversations/index.js';
import {
  Redaction,
  Resolution,
  resolutionOf,
  TicketChangesService,
  TicketLabelsService,
  TicketRows,
  ticketsErased,
} from '../tickets/index.js';
import type { FeedbackSummary, GiveFeedback, ListFeedbackQuery } from './feedback.dto.js';
import { Feedback } from './feedback.entity.js';
import { FeedbackGivenError, NotRequesterError } from './feedback.errors.js';
import { feedbackGiven } from './feedback.events.js';
import { summarizeFeedback } from './feedback-summary.js';

const CLEAR_COMMENTS = `
  UPDATE feedback SET comment = NULL
  WHERE ticket_id = ANY ($1::integer[]) AND comment IS NOT NULL`;

/** What customers say about how their tickets were dealt with. */
@Injectable()
export class FeedbackService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rows: TicketRows,
    private readonly changes: TicketChangesService,
    private readonly labels: TicketLabelsService,
    private readonly events: Events,
    private readonly redaction: Redaction,
    private readonly ratings: CustomerRatings,
  ) {}

  onModuleInit(): void {
    this.events.within(ticketsErased, ({ ticketIds }, manager) =>
      manager.query(CLEAR_COMMENTS, [ticketIds]),
    );
  }

  /**
   * Stores the requester's one feedback, whose rating is the satisfaction of their conversation too;
   * not resolved by the machine's answer brings a person.
   * @throws NotRequesterError, FeedbackGivenError
   */
  async give(actor: Actor, ticketId: number, given: GiveFeedback): Promise<Feedback> {
    const said = given.comment ?? null;
    const comment = said && (await this.redaction.apply(actor.organizationId, said));
    try {
      return await this.database.of(actor).transaction(async (manager) => {
        const ticket = await this.rows.lock(manager, actor, ticketId);
        if (ticket.requesterId !== actor.id) throw new NotRequesterError();
        const { rating, resolved } = given;
        const resolution = await resolutionOf(manager, ticket);
        const row = { ticketId, rating, resolved, comment, resolution };
        const { generatedMaps } = await manager.insert(Feedback, row);
        const { conversationId } = ticket;
        await this.events.publish(manager, feedbackGiven, { ticketId, conversationId });
        if (resolution === Resolution.Machine) {
          await this.labels.hearRequester(manager, actor, ticket, resolved);
          if (!resolved) await this.changes.escalateUnresolved(manager, actor, ticket);
        }
        if (conversationId !== null) {
          await this.ratings.rate(manager, actor, conversationId, rating);
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
  list(actor: Actor, query: ListFeedbackQuery): Promise<Page<Feedback>> {
    const where = conditions(actor, query);
    const feedback = this.database.of(actor).repository(Feedback);
    return pageById('-id', query, ({ id, ...range }) =>
      feedback.find({ where: { ...where, id }, ...range }),
    );
  }

  summary(actor: Actor): Promise<FeedbackSummary> {
    return summarizeFeedback(this.database, actor);
  }
}

function conditions(
  { organizationId }: Actor,
  query: ListFeedbackQuery,
): FindOptionsWhere<Feedback> {
  const { createdFrom, createdTo, rating, resolved } = query;
  const from = createdFrom === undefined ? undefined : new Date(createdFrom);
  const to = createdTo === undefined ? undefined : new Date(createdTo);
  refuseReversedTimes(['createdFrom', 'createdTo'], from, to);
  const bounds = [...(from ? [MoreThanOrEqual(from)] : []), ...(to ? [LessThan(to)] : [])];
  return {
    organizationId,
    ...(bounds.length > 0 && { createdAt: And(...bounds) }),
    ...(rating !== undefined && { rating }),
    ...(resolved !== undefined && { resolved: resolved === 'true' }),
  };
}
