import type { Ticket } from '../ticket.entity.js';
import type { ChangedValue } from './ticket-change.entity.js';

/** Fields whose changes are kept with their values. The status has its transitions. */
export const KEPT = [
  'intent',
  'priority',
  'assigneeId',
  'teamId',
  'tags',
  'snoozedUntil',
  'conversationId',
] as const satisfies readonly (keyof Ticket)[];

/** Of these only that they were changed: what was told to a customer may have to be forgotten. */
export const TOLD = ['answer'] as const satisfies readonly (keyof Ticket)[];

/** A field that was changed. */
export interface ChangedField {
  readonly field: string;
  readonly from: ChangedValue;
  readonly to: ChangedValue;
}

/** What of a ticket is something else than before. */
export function changedFields(before: Ticket, after: Ticket): ChangedField[] {
  const kept = KEPT.flatMap((field) => {
    const [from, to] = [plain(before[field]), plain(after[field])];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
  const told = TOLD.filter((field) => before[field] !== after[field]);
  return [...kept, ...told.map((field) => ({ field, from: null, to: null }))];
}

function plain(value: string | number | Date | readonly string[] | null): ChangedValue {
  return value instanceof Date ? value.toISOString() : value;
}
