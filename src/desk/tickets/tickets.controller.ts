import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PEOPLE,
  Role,
  Scoped,
  StepUp,
} from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../platform/common/http/entity-tags.js';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { IdPipe } from '../../platform/common/validation/id.pipe.js';
import { DecisionView, TransitionPage, TransitionView } from './decision.dto.js';
import { shownTo } from './shown-to.js';
import { ChangeTicket, TicketView } from './ticket.dto.js';
import { TicketChangesService } from './ticket-changes.service.js';
import { TicketDeletion } from './ticket-deletion.service.js';
import { ListedTicket, ListTicketsQuery, TicketPage } from './ticket-list.dto.js';
import { TicketReading } from './ticket-reading.js';
import { ticketTag } from './ticket-tag.js';
import { TicketsService } from './tickets.service.js';

@ApiTags('tickets')
@Controller('tickets')
@Scoped('tickets')
@Problems(400)
export class TicketsController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly reading: TicketReading,
    private readonly changes: TicketChangesService,
    private readonly deletion: TicketDeletion,
  ) {}

  /** The own tickets; for agents and admins all. */
  @Get()
  @Access(Role.User)
  async list(@CurrentUser() actor: Actor, @Query() query: ListTicketsQuery): Promise<TicketPage> {
    const page = await this.reading.list(actor, query);
    return { ...page, data: page.data.map((ticket) => ListedTicket.ofFound(ticket)) };
  }

  /** One ticket; somebody else's is not found. */
  @Get(':id')
  @Access(Role.User)
  @Tagged(ticketTag)
  @Problems(404)
  get(@CurrentUser() actor: Actor, @Param('id', IdPipe) id: number): Promise<TicketView> {
    return this.reading.get(actor, id);
  }

  /** Why the machine did what it did. */
  @Get(':id/decision')
  @Access(Role.Agent)
  @Problems(404)
  async decision(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<DecisionView> {
    return DecisionView.of(await this.reading.decision(actor, id));
  }

  /** Who changed the status since, when and why; oldest first. */
  @Get(':id/transitions')
  @Access(Role.Agent)
  @Problems(404)
  async transitions(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<TransitionPage> {
    const page = await this.tickets.transitions(actor, id, query);
    return { ...page, data: page.data.map((transition) => TransitionView.of(transition)) };
  }

  /** Changes a ticket. Requesters may only escalate, close or reopen their own. */
  @Patch(':id')
  @Access(Role.User)
  @Problems(403, 404, 409)
  @ChecksIfMatch()
  @Tagged(ticketTag)
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeTicket,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<TicketView> {
    return shownTo(actor, TicketView.of(await this.changes.change(actor, id, change, ifMatch)));
  }

  /**
   * Deletes a ticket for good, with its decision, what people said of it and what was learned from
   * it. Reports and promises count on without it.
   */
  @StepUp()
  @Delete(':id')
  @HttpCode(204)
  @Access(Role.Admin, PEOPLE)
  @Problems(404)
  @ChecksIfMatch()
  delete(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.deletion.delete(actor, id, ifMatch);
  }
}
