import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, type Actor, CurrentUser, Role, Scoped } from '../../platform/access/index.js';
import { LivePresence } from './live-presence.js';
import { PresenceList, PresenceView } from './presence.dto.js';

const MOST = 1_000;

@ApiTags('live')
@Controller('presence')
@Scoped('tickets')
export class PresenceController {
  constructor(private readonly presence: LivePresence) {}

  /**
   * Who has a live connection, what of the desk they have open, and when those went who were there
   * before: the staff first, up to a thousand. It is kept in memory only: what nobody has seen since
   * the service started is not there.
   */
  @Get()
  @Access(Role.Agent)
  list(@CurrentUser() actor: Actor): PresenceList {
    return {
      data: this.presence
        .list(actor)
        .slice(0, MOST)
        .map((it) => PresenceView.of(it)),
    };
  }
}
