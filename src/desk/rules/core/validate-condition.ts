import type { Violation } from '../../../platform/common/errors/domain-error.js';
import { isJsonObject } from '../../../platform/common/validation/json-object.js';
import { FIELD_NAMES, type FieldName, fieldOf, OPERATORS } from './fields.js';
import { MOST_CONDITIONS, MOST_DEPTH, type TriggerEvent } from './rule-values.js';
import { valueViolation } from './validate-value.js';

const SHAPES = 'must have one of all, any, not and field';

/** What is wrong with a tree of conditions that somebody sent, each with the path to it. */
export function validateCondition(
  condition: unknown,
  event: TriggerEvent | null,
  path = 'conditions',
): Violation[] {
  const asked = { event, leaves: 0 };
  const violations = nodeViolations(condition, path, 1, asked);
  if (asked.leaves <= MOST_CONDITIONS) return violations;
  const message = `must be ${MOST_CONDITIONS} conditions at the most, are ${asked.leaves}`;
  return [...violations, { path, message }];
}

/** Of which event, and how many conditions on single fields have been met on the way. */
interface Asked {
  readonly event: TriggerEvent | null;
  leaves: number;
}

function nodeViolations(node: unknown, path: string, depth: number, asked: Asked): Violation[] {
  if (!isJsonObject(node)) return [{ path, message: `must be an object: it ${SHAPES}` }];
  if (depth > MOST_DEPTH) {
    return [{ path, message: `must not be deeper than ${MOST_DEPTH} levels` }];
  }
  const keys = Object.keys(node);
  const [shape, ...others] = keys.filter((key) => ['all', 'any', 'not', 'field'].includes(key));
  if (shape === undefined || others.length > 0) return [{ path, message: SHAPES }];
  if (shape === 'field') {
    asked.leaves++;
    return leafViolations(node, path, asked.event);
  }
  const unknown = keys
    .filter((key) => key !== shape)
    .map((key) => ({ path: `${path}.${key}`, message: 'is not a known field' }));
  const inner = (node as Record<string, unknown>)[shape];
  const at = `${path}.${shape}`;
  if (shape === 'not') return [...unknown, ...nodeViolations(inner, at, depth + 1, asked)];
  // The whole may ask nothing: then it is for all tickets.
  const isForAll = depth === 1 && shape === 'all';
  return [...unknown, ...listViolations(inner, at, depth, isForAll, asked)];
}

function listViolations(
  list: unknown,
  path: string,
  depth: number,
  mayBeEmpty: boolean,
  asked: Asked,
): Violation[] {
  if (!Array.isArray(list)) return [{ path, message: 'must be a list of conditions' }];
  if (list.length === 0 && !mayBeEmpty) return [{ path, message: 'must not be empty' }];
  return list.flatMap((it, place) => nodeViolations(it, `${path}[${place}]`, depth + 1, asked));
}

function leafViolations(leaf: object, path: string, event: TriggerEvent | null): Violation[] {
  const { field, operator, value, ...others } = leaf as Record<string, unknown>;
  const unknown = Object.keys(others).map((key) => ({
    path: `${path}.${key}`,
    message: 'is not a known field',
  }));
  if (!isFieldName(field)) {
    return [...unknown, { path: `${path}.field`, message: `must be of ${FIELD_NAMES.join(', ')}` }];
  }
  const { kind, events } = fieldOf(field);
  if (events && !(event !== null && events.includes(event))) {
    const message = `is known only where the event is ${events.join(' or ')}`;
    return [...unknown, { path: `${path}.field`, message }];
  }
  const operators: readonly unknown[] = OPERATORS[kind];
  if (!operators.includes(operator)) {
    const message = `must be, of this field, one of ${operators.join(', ')}`;
    return [...unknown, { path: `${path}.operator`, message }];
  }
  const violation = valueViolation(fieldOf(field), operator as never, value);
  if (!violation) return unknown;
  return [...unknown, { path: `${path}.value${violation.at}`, message: violation.message }];
}

function isFieldName(name: unknown): name is FieldName {
  return typeof name === 'string' && (FIELD_NAMES as readonly string[]).includes(name);
}
