import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { textViolation } from '../../../platform/common/validation/text.js';
import { type Field, type Operator, TAKE_LISTS, TAKE_NOTHING } from './fields.js';
import { LONGEST_VALUE, MOST_VALUES } from './rule-values.js';

/** What is wrong with a value, and where within it. */
export interface ValueViolation {
  readonly at: string;
  readonly message: string;
}

/** Numbers beyond are of nothing that tickets have. */
const MOST = 1_000_000;

/** What keeps a value from being one that this operator takes of this field, or nothing. */
export function valueViolation(
  field: Field,
  operator: Operator,
  value: unknown,
): ValueViolation | undefined {
  if (TAKE_NOTHING.includes(operator)) {
    if (value === undefined) return undefined;
    return { at: '', message: `must be left out: ${operator} takes no value` };
  }
  if (!TAKE_LISTS.includes(operator)) return at('', singleViolation(field, value));
  if (!Array.isArray(value)) return { at: '', message: 'must be a list' };
  if (value.length < 1 || value.length > MOST_VALUES) {
    return { at: '', message: `must have 1 to ${MOST_VALUES} items` };
  }
  for (const [place, item] of value.entries()) {
    const violation = at(`[${place}]`, singleViolation(field, item));
    if (violation) return violation;
  }
  return undefined;
}

function singleViolation({ kind, values = [] }: Field, value: unknown): string | undefined {
  switch (kind) {
    case 'choice':
      return values.includes(value as string) ? undefined : `must be of ${values.join(', ')}`;
    case 'number': {
      const isNumber = Number.isFinite(value) && Math.abs(Number(value)) <= MOST;
      return isNumber ? undefined : `must be a number from -${MOST} to ${MOST}`;
    }
    case 'id': {
      const isId = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_ID;
      return isId ? undefined : `must be an id from 1 to ${MAX_ID}`;
    }
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    default:
      return textViolation(value, LONGEST_VALUE);
  }
}

function at(place: string, message: string | undefined): ValueViolation | undefined {
  return message === undefined ? undefined : { at: place, message };
}
