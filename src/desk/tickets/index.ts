export { TicketAssignment } from './assignment/ticket-assignment.service.js';
export { ENTITIES } from './entities.js';
export { TicketHistory } from './history/ticket-history.js';
export { Redaction } from './redaction/redaction.js';
export { REMOVED_MESSAGE } from './removed-message.js';
export { Resolution, resolutionOf } from './resolution.js';
export { SLA_STATES } from './sla-state.js';
export { GivenColumns, selectList, type StoredColumns } from './stored-columns.js';
export { AreTags, cleanTags, tagsViolation } from './tags.js';
export { ChangeTicket, CreateTicket, TicketView } from './ticket.dto.js';
export { Ticket } from './ticket.entity.js';
export {
  ticketCreated,
  type TicketNews,
  ticketsErased,
  ticketsRemoved,
  type TicketUpdated,
  ticketUpdated,
} from './ticket.events.js';
export {
  type ServiceChange,
  type TicketChangeRequest,
  TicketChangesService,
} from './ticket-changes.service.js';
export { NEW_TICKET, type NewTicket } from './ticket-columns.js';
export { type HeldTicket, type TicketDue, TicketDues, type TicketKey } from './ticket-dues.js';
export { TicketFilter } from './ticket-filter.dto.js';
export { ticketConditions } from './ticket-filter.js';
export { TicketLabelsService } from './ticket-labels.service.js';
export {
  ListedTicket,
  ListTicketsQuery,
  NEWEST_FIRST,
  SORTS,
  TicketPage,
} from './ticket-list.dto.js';
export { listStatement } from './ticket-list.js';
export { TicketReading } from './ticket-reading.js';
export { TicketRetention } from './ticket-retention.js';
export { TicketRows } from './ticket-rows.js';
export type { FoundTicket } from './ticket-search.js';
export { TICKET_COLUMNS, TICKET_PARTS, ticketsLinkedTo } from './ticket-statements.js';
export { TicketStatus } from './ticket-status.js';
export { TicketsModule } from './tickets.module.js';
export { TicketsService } from './tickets.service.js';
export { withinBytes } from './within-bytes.js';
