import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import { type Page, type PageQuery, toPage } from '../../platform/common/pagination/page.js';
import { Database } from '../../platform/database/index.js';
import { type FoundExample, NearestExamples } from '../../triage/examples/index.js';
import type { DecisionRecord } from './decision.entity.js';
import { shownTo } from './shown-to.js';
import type { TicketView } from './ticket.dto.js';
import { TicketNotFoundError } from './ticket.errors.js';
import { TicketFinder } from './ticket-finder.js';
import type { ListTicketsQuery } from './ticket-list.dto.js';
import { cursorOf, listStatement } from './ticket-list.js';
import { TicketReader } from './ticket-reader.js';
import type { FoundTicket } from './ticket-search.js';
import { FIND_DECISION } from './ticket-statements.js';
import { TicketTransition } from './ticket-transition.entity.js';

type FoundDecision = DecisionRecord & Pick<ExplainedDecision, 'message'>;

/** A decision with the texts of the examples it names. */
export type ExplainedDecision = Omit<DecisionRecord, 'nearest'> & {
  readonly nearest: readonly FoundExample[];
  /** Of which it was decided. */
  readonly message: string;
};

/** Tickets are found again, with what was decided about them and what became of them. */
@Injectable()
export class TicketsService {
  constructor(
    private readonly database: Database,
    private readonly reader: TicketReader,
    private readonly finder: TicketFinder,
    private readonly examples: NearestExamples,
  ) {}

  /** @throws TicketNotFoundError also for somebody else's ticket */
  async get(actor: Actor, id: number): Promise<TicketView> {
    const ticket = await this.reader.find(actor, id);
    if (!ticket) throw new TicketNotFoundError(id);
    return ticket;
  }

  /** @throws ValidationError, TooManyAtOnceError, SearchesBusyError, SearchTooSlowError */
  async list(actor: Actor, query: ListTicketsQuery): Promise<Page<FoundTicket>> {
    const { values, ...statement } = listStatement(actor, query);
    const rows = await (query.q === undefined
      ? this.database.of(actor).run<FoundTicket>(statement, values)
      : this.finder.find(actor, statement, values));
    const shown = rows.map((ticket) => shownTo(actor, ticket));
    return toPage(shown, query.limit, (ticket) => cursorOf(query.sort, ticket));
  }

  /** The decision that was made when the ticket came in, with the examples as they read now. */
  async decision(actor: Actor, id: number): Promise<ExplainedDecision> {
    const owner = isStaff(actor) ? null : actor.id;
    const values = [actor.organizationId, id, owner];
    const [found] = await this.database.of(actor).run<FoundDecision>(FIND_DECISION, values);
    if (!found) throw new TicketNotFoundError(id);
    const { nearest: ids, ...record } = found;
    const [nearest = []] = await this.examples.lookUp(actor, [ids]);
    return { ...record, nearest };
  }

  /** The changes of its status since, oldest first. */
  async transitions(
    actor: Actor,
    ticketId: number,
    query: PageQuery,
  ): Promise<Page<TicketTransition>> {
    await this.get(actor, ticketId);
    const history = this.database.of(actor).repository(TicketTransition);
    return pageById('id', query, ({ id, ...range }) =>
      history.find({ where: { ticketId, id }, ...range }),
    );
  }
}
