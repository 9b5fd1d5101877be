import { type Actor, isStaff } from '../../platform/access/index.js';
import type { TicketView } from './ticket.dto.js';

/** How the staff organises its work is nothing that a customer sees. */
const INTERNAL = { teamId: null, tags: [], snoozedUntil: null };

/** A ticket as somebody may see it. */
export function shownTo<View extends TicketView>(actor: Actor, ticket: View): View {
  return isStaff(actor) ? ticket : Object.assign({}, ticket, INTERNAL);
}
