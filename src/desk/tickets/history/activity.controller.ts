import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { PageQuery } from '../../../platform/common/pagination/page.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { TicketsService } from '../tickets.service.js';
import { ActivityPage, ActivityView } from './activity.dto.js';
import { TicketHistory } from './ticket-history.js';

@ApiTags('tickets')
@Controller('tickets/:id/activity')
@Scoped('tickets')
@Problems(400, 404)
export class ActivityController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly history: TicketHistory,
  ) {}

  /** Who changed what of a ticket, its status too, when, and from what to what; oldest first. */
  @Get()
  @Access(Role.Agent)
  async list(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: PageQuery,
  ): Promise<ActivityPage> {
    await this.tickets.get(actor, id);
    const page = await this.history.read(actor, id, query);
    return { ...page, data: page.data.map((it) => ActivityView.of(it)) };
  }
}
