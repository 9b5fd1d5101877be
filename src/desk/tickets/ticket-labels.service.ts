import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UsersService } from '../../identity/users/index.js';
import type { Actor } from '../../platform/access/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import type { PageQuery } from '../../platform/common/pagination/page.js';
import { Database } from '../../platform/database/index.js';
import { type FormerNames, labelWorth, nameNow } from '../../triage/core/index.js';
import {
  type LabelledTicket,
  LabelsService,
  type TicketPrediction,
} from '../../triage/labels/index.js';
import { IntentsService } from '../../triage/taxonomy/index.js';
import { DecisionRecord } from './decision.entity.js';
import { REMOVED_MESSAGE } from './removed-message.js';
import type { Ticket } from './ticket.entity.js';
import { TicketRows } from './ticket-rows.js';
import { TicketsService } from './tickets.service.js';

/** What people say about tickets becomes what models learn from, and can be taken back. */
@Injectable()
export class TicketLabelsService {
  constructor(
    private readonly database: Database,
    private readonly labels: LabelsService,
    private readonly rows: TicketRows,
    private readonly tickets: TicketsService,
    private readonly users: UsersService,
    private readonly intents: IntentsService,
  ) {}

  /** All that was said about the judgement of a ticket, oldest first. */
  async list(actor: Actor, id: number, query: PageQuery): ReturnType<LabelsService['list']> {
    await this.tickets.get(actor, id);
    return this.labels.list(actor, id, query);
  }

  /** An agent corrects or confirms the intent of a ticket that is locked. */
  async correct(
    manager: EntityManager,
    actor: Actor,
    ticket: Ticket,
    intent: string,
  ): Promise<void> {
    await this.labels.labelByAgent(manager, actor, await this.labelled(manager, ticket), intent);
  }

  /** The requester says whether the machine's answer resolved a ticket that is locked. */
  async hearRequester(
    manager: EntityManager,
    actor: Actor,
    ticket: Ticket,
    isResolved: boolean,
  ): Promise<void> {
    const labelled = await this.labelled(manager, ticket);
    await this.labels.labelByRequester(manager, actor, labelled, isResolved);
  }

  /**
   * Takes an agent's correction back: the intent is what the machine said again.
   * @throws LabelNotFoundError, and StaleVersionError as `TicketChangesService.change` does
   */
  async undo(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const ticket = await this.rows.lock(manager, actor, id);
      assertMatches(ifMatch, ticket.version);
      await this.takeBack(manager, actor, ticket);
    });
  }

  /** The same of a ticket that is locked. @throws LabelNotFoundError */
  async takeBack(manager: EntityManager, actor: Actor, ticket: Ticket): Promise<void> {
    const labelled = await this.labelled(manager, ticket);
    await this.labels.revoke(manager, actor, labelled);
    const { intent } = labelled.prediction;
    const worth = await this.worthOf(manager, ticket);
    await this.rows.save(manager, actor, ticket, { intent, labelWorth: worth });
  }

  private async worthOf(manager: EntityManager, ticket: Ticket): Promise<number | null> {
    // Nobody can label what was erased.
    if (ticket.message === REMOVED_MESSAGE) return null;
    const decision = await manager.findOne(DecisionRecord, {
      select: {
        kind: true,
        wish: true,
        confidence: true,
        familiarity: true,
        alternatives: true,
        threshold: true,
      },
      where: { ticketId: ticket.id },
      order: { id: 'DESC' },
    });
    return decision && labelWorth(decision);
  }

  private async labelled(manager: EntityManager, ticket: Ticket): Promise<LabelledTicket> {
    const decision = await manager.findOne(DecisionRecord, {
      select: {
        modelId: true,
        intent: true,
        confidence: true,
        familiar: true,
        classified: true,
        wish: true,
        wishes: true,
      },
      where: { ticketId: ticket.id },
      order: { id: 'DESC' },
    });
    const former = await this.intents.formerNamesWithin(manager);
    const hasText = await this.users.exists(manager, ticket.requesterId);
    return {
      id: ticket.id,
      // Models learn from what was written now; from a message without that they learn nothing.
      text: hasText ? textOf(ticket, decision) : null,
      prediction: predictionOf(decision, former),
    };
  }
}

/** Nothing where a label may name what stands elsewhere: another wish, or behind what was read. */
function textOf({ message }: Ticket, decision: DecisionRecord | null): string | null {
  if (decision?.wish === 'several' || decision?.wish === 'unread') return null;
  return (decision?.classified ?? message).trim() || null;
}

/** What is not wished for is never answered: like what is unfamiliar, it tells nothing of answers. */
function predictionOf(decision: DecisionRecord | null, former: FormerNames): TicketPrediction {
  if (!decision) {
    return { modelId: null, intent: null, confidence: null, familiar: false, others: [] };
  }
  const { modelId, confidence, wish, wishes } = decision;
  return {
    modelId,
    intent: nameNow(former, decision.intent),
    confidence,
    familiar: decision.familiar && wish !== 'negated' && wish !== 'unread',
    others: wishes.slice(1).map(({ intent }) => nameNow(former, intent)),
  };
}
