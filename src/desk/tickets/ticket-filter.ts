import { type Actor, isStaff } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import type { Bind } from '../../platform/common/search/search-query.js';
import {
  refuseReversedNumbers,
  refuseReversedTimes,
} from '../../platform/common/validation/ranges.js';
import type { ListTicketsQuery } from './ticket-list.dto.js';
import { matches } from './ticket-search.js';

/**
 * The conditions for the tickets that are asked for and that the actor may see.
 * @throws ValidationError when a range ends before it begins
 */
export function ticketConditions(actor: Actor, query: ListTicketsQuery, bind: Bind): string[] {
  refuseInternal(actor, query);
  const conditions: string[] = [];
  const filter = (condition: (placeholder: string) => string, value: unknown): void => {
    if (value !== undefined) conditions.push(condition(bind(value)));
  };
  const [from, to] = [timeOf(query.createdFrom), timeOf(query.createdTo)];
  refuseReversedTimes(['createdFrom', 'createdTo'], from, to);
  refuseReversedNumbers('Confidence', query.minConfidence, query.maxConfidence);
  const [status, ...more] = query.status ?? [];
  filter((it) => `organization_id = ${it}`, actor.organizationId);
  if (!isStaff(actor)) filter((it) => `requester_id = ${it}`, actor.id);
  filter((it) => `requester_id = ${it}`, query.requesterId);
  if (more.length > 0) filter((it) => `status = ANY (${it}::ticket_status[])`, query.status);
  else filter((it) => `status = ${it}::ticket_status`, status);
  if (query.slaState) filter((it) => `sla_state = ANY (${it}::varchar[])`, query.slaState);
  filter((it) => `intent = ${it}`, query.intent);
  filter((it) => `language = ${it}`, query.language);
  if (query.teamId === 'none') conditions.push('team_id IS NULL');
  else filter((it) => `team_id = ${it}`, query.teamId);
  if (query.tag) {
    const wanted = bind(query.tag.map((tag) => `${actor.organizationId}:${tag}`));
    conditions.push(`tags <> '{}' AND tags_within(organization_id, tags) @> ${wanted}::text[]`);
  }
  if (query.snoozed === false) conditions.push('(snoozed_until IS NULL OR snoozed_until <= now())');
  if (query.snoozed === true) conditions.push('snoozed_until > now()');
  if (query.assigneeId === 'none') conditions.push('assignee_id IS NULL');
  else
    filter((it) => `assignee_id = ${it}`, query.assigneeId === 'me' ? actor.id : query.assigneeId);
  filter((it) => `created_at >= ${it}`, from);
  filter((it) => `created_at < ${it}`, to);
  filter((it) => `confidence >= ${it}`, query.minConfidence);
  filter((it) => `confidence <= ${it}`, query.maxConfidence);
  if (query.q !== undefined) conditions.push(matches(query.q, bind));
  return conditions;
}

// What a customer is not shown, a filter must not tell.
function refuseInternal(actor: Actor, query: ListTicketsQuery): void {
  if (isStaff(actor)) return;
  const named = (['teamId', 'tag', 'snoozed'] as const).filter((it) => query[it] !== undefined);
  if (named.length === 0) return;
  throw new ValidationError(named.map((path) => ({ path, message: 'is for the staff only' })));
}

function timeOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
