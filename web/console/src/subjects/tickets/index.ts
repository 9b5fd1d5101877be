export { PriorityBadge, SlaBadge, StatusBadge } from './badges.js';
export { useIntentNames } from './intents.js';
export { keepOrder, neighbours } from './order.js';
export {
  isFiltered,
  type QueueQuery,
  queueQuery,
  type QueueSearch,
  queueSearch,
  type QueueTab,
  SLA_STATES,
  SORTS,
  TABS,
} from './queue-search.js';
export {
  changeTicket,
  intentName,
  isSnoozed,
  type ListedTicket,
  PRIORITIES,
  type SlaState,
  STATUSES,
  type Ticket,
  type TicketChange,
  type TicketFilter,
  type TicketPriority,
  ticketQuery,
  type TicketStatus,
} from './ticket.js';
export { TICKET_TEXTS } from './ticket.texts.js';
