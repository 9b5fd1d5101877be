export { ENTITIES } from './entities.js';
export { REMOVED_MESSAGE } from './removed-message.js';
export { Resolution, resolutionOf } from './resolution.js';
export { ticketsErased } from './ticket.events.js';
export { TicketChangesService } from './ticket-changes.service.js';
export { TicketLabelsService } from './ticket-labels.service.js';
export { TicketRows } from './ticket-rows.js';
export { TicketStatus } from './ticket-status.js';
export { TicketsModule } from './tickets.module.js';
