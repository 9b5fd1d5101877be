import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assertMatches } from '../common/http/etag.js';
import type { PageQuery } from '../common/pagination/page.js';
import { Database } from '../database/database.js';
import type { JudgedTicket } from '../triage/labels/judgement.js';
import { LabelsService } from '../triage/labels/labels.service.js';
import type { Actor } from '../access/actor.js';
import { UsersService } from '../users/users.service.js';
import { DecisionRecord } from './decision.entity.js';
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
  ) {}

  /** All that was said about the judgement of a ticket, oldest first. */
  async list(actor: Actor, id: number, query: PageQuery): ReturnType<LabelsService['list']> {
    await this.tickets.get(actor, id);
    return this.labels.list(id, query);
  }

  /** An agent corrects or confirms the intent of a ticket that is locked. */
  async correct(
    manager: EntityManager,
    actor: Actor,
    ticket: Ticket,
    intent: string,
  ): Promise<void> {
    await this.labels.labelByAgent(manager, actor, await this.judged(manager, ticket), intent);
  }

  /** The requester says whether the machine's answer resolved a ticket that is locked. */
  async hearRequester(
    manager: EntityManager,
    actor: Actor,
    ticket: Ticket,
    isResolved: boolean,
  ): Promise<void> {
    const judged = await this.judged(manager, ticket);
    await this.labels.labelByRequester(manager, actor, judged, isResolved);
  }

  /**
   * Takes an agent's correction back: the intent is what the machine said again.
   * @throws LabelNotFoundError, and StaleVersionError as `TicketChangesService.change` does
   */
  async undo(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const ticket = await this.rows.lock(manager, actor, id);
      assertMatches(ifMatch, ticket.version);
      const judged = await this.judged(manager, ticket);
      await this.labels.revoke(manager, actor, judged);
      await this.rows.save(manager, ticket, { intent: judged.judgement.intent });
    });
  }

  private async judged(manager: EntityManager, ticket: Ticket): Promise<JudgedTicket> {
    const decision = await manager.findOne(DecisionRecord, {
      select: { modelId: true, intent: true, confidence: true, familiar: true },
      where: { ticketId: ticket.id },
      order: { id: 'DESC' },
    });
    const hasText = await this.users.exists(manager, ticket.requesterId);
    return {
      id: ticket.id,
      text: hasText ? ticket.message.trim() : null,
      judgement: decision ?? { modelId: null, intent: null, confidence: null, familiar: false },
    };
  }
}
