import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/index.js';
import { pageById } from '../../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../../platform/common/pagination/page.js';
import { Database } from '../../../platform/database/index.js';
import { TicketsService } from '../../tickets/index.js';
import { RulesService } from '../book/rules.service.js';
import { RuleFiring } from './rule-firing.entity.js';

/** What rules have done, newest first. */
@Injectable()
export class FiringReader {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly rules: RulesService,
  ) {}

  /** @throws TicketNotFoundError */
  async ofTicket(actor: Actor, ticketId: number, query: PageQuery): Promise<Page<RuleFiring>> {
    await this.tickets.get(actor, ticketId);
    return this.read(actor, { ticketId }, query);
  }

  /** @throws RuleNotFoundError */
  async ofRule(actor: Actor, ruleId: number, query: PageQuery): Promise<Page<RuleFiring>> {
    await this.rules.get(actor, ruleId);
    return this.read(actor, { ruleId }, query);
  }

  private read(
    actor: Actor,
    where: { readonly ticketId: number } | { readonly ruleId: number },
    query: PageQuery,
  ): Promise<Page<RuleFiring>> {
    const firings = this.database.of(actor).repository(RuleFiring);
    return pageById('-id', query, ({ id, ...range }) =>
      firings.find({ where: { ...where, id }, ...range }),
    );
  }
}
