import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { ChecksIfMatch, Tagged } from '../../../platform/common/http/entity-tags.js';
import { IdPipe } from '../../../platform/common/validation/id.pipe.js';
import { TicketView } from '../ticket.dto.js';
import { ticketTag } from '../ticket-tag.js';
import { AssignTicket } from './assignment.dto.js';
import { TicketAssignment } from './ticket-assignment.service.js';

@ApiTags('tickets')
@Controller('tickets/:id/assignment')
@Scoped('tickets')
@Problems(400, 404, 409)
export class AssignmentController {
  constructor(private readonly assignment: TicketAssignment) {}

  /** Gives a ticket to a team and to one of it, who is chosen. */
  @Post()
  @HttpCode(200)
  @Access(Role.Agent)
  @ChecksIfMatch()
  @Tagged(ticketTag)
  async assign(
    @CurrentUser() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() body: AssignTicket,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<TicketView> {
    return TicketView.of(await this.assignment.assignById(actor, id, body, ifMatch));
  }
}
