export { ENTITIES } from './entities.js';
export { Redaction } from './redaction/redaction.js';
export { REMOVED_MESSAGE } from './removed-message.js';
export { Resolution, resolutionOf } from './resolution.js';
export { GivenColumns, selectList, type StoredColumns } from './stored-columns.js';
export { CreateTicket, TicketView } from './ticket.dto.js';
export { Ticket } from './ticket.entity.js';
export {
  ticketCreated,
  type TicketNews,
  ticketsErased,
  ticketsRemoved,
  type TicketUpdated,
  ticketUpdated,
} from './ticket.events.js';
export { TicketChangesService } from './ticket-changes.service.js';
export { NEW_TICKET, type NewTicket } from './ticket-columns.js';
export { type HeldTicket, type TicketDue, TicketDues, type TicketKey } from './ticket-dues.js';
export { TicketLabelsService } from './ticket-labels.service.js';
export { TicketRetention } from './ticket-retention.js';
export { TicketRows } from './ticket-rows.js';
export { TICKET_COLUMNS, TICKET_PARTS, ticketsLinkedTo } from './ticket-statements.js';
export { TicketStatus } from './ticket-status.js';
export { TicketsModule } from './tickets.module.js';
export { TicketsService } from './tickets.service.js';
export { withinBytes } from './within-bytes.js';
