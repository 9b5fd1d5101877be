import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { Problems } from '../../platform/common/errors/problems.decorator.js';
import { EventsPage, EventsQuery } from './events.dto.js';
import { EventsService } from './events.service.js';

@ApiTags('live')
@Controller('events')
@Scoped('tickets')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  /**
   * What happened after a cursor, oldest first: the staff hear of all tickets and conversations of
   * their organisation, a customer of their own. It is for whoever cannot keep a live connection
   * (`WS /api/v1/live`), whose cursors are the same: ask every five seconds, not more often. Without
   * `after` it gives the cursor of now. A cursor that is older than the events are kept, a day unless
   * the organisation says otherwise, or of before a restore, gets `resync`.
   */
  @Get()
  @Access(Role.User)
  @Problems(400)
  list(@CurrentUser() actor: Actor, @Query() query: EventsQuery): Promise<EventsPage> {
    return this.events.list(actor, query);
  }
}
