import { Module } from '@nestjs/common';
import { AuthModule } from '../../identity/auth/index.js';
import { CatchingUp } from './catching-up.js';
import { ConversationOwners } from './conversation-owners.js';
import { EventHistory } from './event-history.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';
import { LiveGateway } from './live-gateway.js';
import { LivePresence } from './live-presence.js';
import { LiveRooms } from './live-rooms.js';
import { LiveSessions } from './live-sessions.js';
import { LiveStream } from './live-stream.js';
import { PresenceController } from './presence.controller.js';

@Module({
  imports: [AuthModule],
  controllers: [EventsController, PresenceController],
  providers: [
    EventsService,
    EventHistory,
    LiveGateway,
    LiveSessions,
    LiveRooms,
    LiveStream,
    CatchingUp,
    LivePresence,
    ConversationOwners,
  ],
  exports: [LiveGateway],
})
export class LiveModule {}
