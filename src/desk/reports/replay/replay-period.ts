import type { Actor } from '../../../platform/access/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import type { Database } from '../../../platform/database/index.js';
import { endOfPeriod, type TicketFilter } from './past-tickets.js';
import type { ReplayBody } from './replay.dto.js';

/** Which tickets a request is about; the end of its period stands from now on. */
export async function filterOf(
  database: Database,
  actor: Actor,
  body: ReplayBody,
): Promise<TicketFilter> {
  const from = body.from === undefined ? null : new Date(body.from);
  const wanted = body.to === undefined ? undefined : new Date(body.to);
  if (from && wanted && from > wanted) {
    throw new ValidationError([{ path: 'from', message: 'must not be later than to' }]);
  }
  const to = await endOfPeriod(database.of(actor), wanted);
  const { organizationId } = actor;
  return { organizationId, from, to, intent: body.intent, status: body.status };
}
