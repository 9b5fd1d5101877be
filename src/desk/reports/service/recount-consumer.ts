import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events, type EventType } from '../../../platform/events/index.js';
import { conversationCreated, conversationUpdated } from '../../conversations/index.js';
import { feedbackGiven } from '../../feedback/index.js';
import { promisesJudged, slaBreached } from '../../sla/index.js';
import { ticketCreated, ticketsRemoved, ticketUpdated } from '../../tickets/index.js';
import { NOTE, NOTE_OF_TICKETS } from './recount-statements.js';
import { Recounting } from './recounting.js';

/** Never changes: how far it is stands in the database under this name. */
export const REPORTS_CONSUMER = 'reports';

/** Whatever changes a figure; a message changes its conversation, which is told too. */
const TOLD: readonly EventType<{ readonly conversationId: number | null }>[] = [
  conversationCreated,
  conversationUpdated,
  ticketCreated,
  ticketUpdated,
  slaBreached,
  promisesJudged,
  feedbackGiven,
];

/**
 * Notes which conversations have to be counted anew. What is counted goes by their rows alone, so that
 * it does not matter how often an event is told, or in which order.
 */
@Injectable()
export class RecountConsumer implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly recounting: Recounting,
  ) {}

  onModuleInit(): void {
    for (const type of TOLD) {
      this.events.consume(REPORTS_CONSUMER, type, async (event, manager) => {
        const { organizationId, payload, at } = event;
        // A conversation is opened for the ticket soon, and counted with it.
        if (payload.conversationId === null) return;
        await manager.query(NOTE, [organizationId, payload.conversationId, at]);
        await this.recounting.wakeAfterCommit();
      });
    }
    // Afterwards nobody knows any more which conversations they were of.
    this.events.within(ticketsRemoved, async ({ ticketIds }, manager) => {
      await manager.query(NOTE_OF_TICKETS, [ticketIds]);
      await this.recounting.wakeAfterCommit();
    });
  }
}
