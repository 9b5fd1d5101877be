import { insertedEvents } from '../../platform/events/index.js';

/** What a statement that changes many tickets gives of each, so that they can be told of. */
export const UPDATED = 'organization_id, id, conversation_id, requester_id, status, version';

/**
 * SQL that tells of each row of `from`, which has the columns of `UPDATED`, as `ticketUpdated` does.
 * Nothing follows within the transaction: whoever changes them says there what else becomes of it.
 */
export const updatedTickets = (from: string, field: string, actorId: string): string =>
  insertedEvents(`
    SELECT organization_id, 'ticket.updated', jsonb_build_object(
             'ticketId', id, 'conversationId', conversation_id, 'requesterId', requester_id,
             'status', status, 'version', version, 'fields', jsonb_build_array('${field}'),
             'actorId', ${actorId}::integer)
    FROM ${from}`);
