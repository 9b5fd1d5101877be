import { defineEvent } from '../../platform/events/index.js';

/** A customer said how a ticket was dealt with. */
export const feedbackGiven = defineEvent<{
  readonly ticketId: number;
  /** Null in tickets of before there were conversations. */
  readonly conversationId: number | null;
}>('feedback.given');
