import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { AcceptsLongMessages } from '../../../platform/common/http/body-parsers.js';
import { Created } from '../../../platform/common/http/created.js';
import { Tagged } from '../../../platform/common/http/entity-tags.js';
import { etagOf } from '../../../platform/common/http/etag.js';
import { Idempotent } from '../../../platform/idempotency/index.js';
import { ReadsMessage } from '../../../platform/limits/index.js';
import { CreateTicket, TicketView } from '../../tickets/index.js';
import { IntakeService } from './intake.service.js';

@ApiTags('tickets')
@Controller('tickets')
@Scoped('tickets')
@Problems(400)
export class TicketIntakeController {
  constructor(private readonly intake: IntakeService) {}

  /**
   * Opens a ticket, and the conversation that it belongs to; it comes back triaged: answered, or handed
   * to a person. With `onBehalfOf` it is of that customer, whose account is made where there is none:
   * for staff, and for keys with the scope `tickets:on_behalf`.
   */
  @Post()
  @Access(Role.User)
  @Idempotent()
  @Created(({ id }: TicketView) => `/tickets/${id}`)
  @Tagged(({ version }: TicketView) => etagOf(version))
  @ReadsMessage()
  @AcceptsLongMessages()
  create(
    @CurrentUser() actor: Actor,
    @Body() { message, onBehalfOf }: CreateTicket,
  ): Promise<TicketView> {
    return this.intake.open(actor, { message, onBehalfOf, channel: 'api' });
  }
}
