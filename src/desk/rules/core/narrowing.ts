import { TicketStatus } from '../../tickets/index.js';
import { type Condition, type FieldCondition, leavesOf } from './condition.js';

/** What every ticket has that meets a condition: by that the database finds those to be asked. */
export interface Narrowing {
  readonly statuses: readonly TicketStatus[];
  /** At least so many hours old. */
  readonly minimumHours: number;
}

const ALL = Object.values(TicketStatus);
/** Where nobody names a status: what is over for good is left alone. */
const NOT_CLOSED = ALL.filter((status) => status !== TicketStatus.Closed);

/** What of a condition can be looked up; only what must be met whatever else is. */
export function narrowingOf(condition: Condition): Narrowing {
  const needed = neededOf(condition);
  const named = needed.filter(isOfStatus);
  const statuses = named.reduce(
    (left, leaf) => left.filter((status) => mayBe(leaf, status)),
    leavesOf(condition).some(isOfStatus) ? ALL : NOT_CLOSED,
  );
  const hours = needed.flatMap((leaf) => (isAge(leaf) ? [Number(leaf.value)] : []));
  return { statuses, minimumHours: Math.max(0, ...hours) };
}

function neededOf(condition: Condition): readonly FieldCondition[] {
  if ('all' in condition) return condition.all.flatMap(neededOf);
  return 'field' in condition ? [condition] : [];
}

function mayBe({ operator, value }: FieldCondition, status: TicketStatus): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (operator === 'is' || operator === 'in') return values.includes(status);
  if (operator === 'is_not' || operator === 'not_in') return !values.includes(status);
  return operator === 'is_not_empty';
}

function isOfStatus({ field }: FieldCondition): boolean {
  return field === 'ticket.status';
}

function isAge({ field, operator }: FieldCondition): boolean {
  return (
    field === 'ticket.hoursSinceCreated' && (operator === 'at_least' || operator === 'more_than')
  );
}
