import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Events, insertedEvents } from '../../../platform/events/index.js';
import {
  NEW_TICKET,
  type NewTicket,
  Ticket,
  TICKET_COLUMNS,
  TICKET_PARTS,
} from '../../tickets/index.js';

// Values: a row of NEW_TICKET as JSON, and the conversation.
const OPEN = `
  WITH numbered AS MATERIALIZED (
    SELECT nextval('tickets_id_seq')::integer AS ticket_id, $2::integer AS conversation_id, arrived.*
    FROM jsonb_to_record($1::jsonb) AS arrived (${NEW_TICKET.definition})
  ), ${TICKET_PARTS}, told AS (
    ${insertedEvents(`
      SELECT organization_id, 'ticket.created', jsonb_build_object(
               'ticketId', id, 'conversationId', conversation_id, 'requesterId', requester_id,
               'status', status, 'version', 1)
      FROM ticket`)}
  )
  SELECT ${TICKET_COLUMNS} FROM ticket`;

/** Opens further tickets of a conversation that is there. */
@Injectable()
export class FurtherTickets {
  constructor(private readonly events: Events) {}

  async open(manager: EntityManager, conversationId: number, ticket: NewTicket): Promise<Ticket> {
    const row = JSON.stringify(NEW_TICKET.rowOf(ticket));
    const [opened] = await manager.query<{ id: number }[]>(OPEN, [row, conversationId]);
    if (!opened) throw new Error('a ticket was not stored');
    await this.events.written();
    return manager.findOneByOrFail(Ticket, { id: opened.id });
  }
}
