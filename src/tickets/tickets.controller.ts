import { Body, Controller, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problems } from '../common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../common/http/entity-tags.js';
import { etagOf } from '../common/http/etag.js';
import { PageQuery } from '../common/pagination/page.js';
import { IdPipe } from '../common/validation/id.pipe.js';
import { Access } from '../access/access.js';
import { type Actor, CurrentUser } from '../access/actor.js';
import { Role } from '../access/role.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { DecisionView, TransitionPage, TransitionView } from './decision.dto.js';
import { ChangeTicket, CreateTicket, TicketView } from './ticket.dto.js';
import { TicketChangesService } from './ticket-changes.service.js';
import { ListedTicket, ListTicketsQuery, TicketPage } from './ticket-list.dto.js';
import { TicketsService } from './tickets.service.js';

@ApiTags('tickets')
@Controller('tickets')
@Problems(400)
export class TicketsController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly changes: TicketChangesService,
  ) {}

  /** Opens a ticket; it comes back triaged: answered, or handed to a person. */
  @Post()
  @Access(Role.User)
  @Idempotent()
  @Tagged()
  async create(
    @CurrentUser() actor: Actor,
    @Body() body: CreateTicket,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    const ticket = await this.tickets.create(actor, body);
    void reply.header('location', `/api/v1/tickets/${ticket.id}`);
    return tagged(reply, ticket);
  }

  /** The own tickets; for agents and admins all. */
  @Get()
  @Access(Role.User)
  async list(@CurrentUser() actor: Actor, @Query() query: ListTicketsQuery): Promise<TicketPage> {
    const page = await this.tickets.list(actor, query);
    return { ...page, data: page.data.map((ticket) => ListedTicket.ofFound(ticket)) };
  }

  /** One ticket; somebody else's is not found. */
  @Get(':id')
  @Access(Role.User)
  @Tagged()
  @Problems(404)
  async get(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    return tagged(reply, await this.tickets.get(actor, id));
  }

  /** Why the machine did what it did. */
  @Get(':id/decision')
  @Access(Role.Agent)
  @Problems(404)
  async decision(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<DecisionView> {
    return DecisionView.of(await this.tickets.decision(actor, id));
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
  @Tagged()
  async change(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() change: ChangeTicket,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketView> {
    return tagged(reply, TicketView.of(await this.changes.change(actor, id, change, ifMatch)));
  }
}

function tagged(reply: FastifyReply, ticket: TicketView): TicketView {
  void reply.header('etag', etagOf(ticket.version));
  return ticket;
}
