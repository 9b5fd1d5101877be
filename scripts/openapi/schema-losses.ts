import type { Document, Schema } from './document.js';
import { alternativesOf, fieldOf, LOWER, restOf, UPPER } from './schema-alternatives.js';

/** Whose view counts: a request that was accepted, or an answer that was understood. */
export type Side = 'request' | 'answer';

/** What is compared: a schema within its document. */
export interface Place {
  readonly document: Pick<Document, 'components'>;
  readonly schema: Schema;
}

interface Comparison {
  readonly side: Side;
  readonly from: Pick<Document, 'components'>;
  readonly to: Pick<Document, 'components'>;
  /** Pairs that are being compared: a schema may contain itself. */
  readonly open: Set<string>;
}

/**
 * Where a value that fits `from` may not fit `to`, as lines that begin with a path. For a request
 * `from` is the earlier schema. For an answer it is the later one: fields that are new, further
 * values of an enumeration and wider limits are then no loss, as clients must bear them.
 */
export function lossesOf(from: Place, to: Place, side: Side, at: string): string[] {
  const comparison = { side, from: from.document, to: to.document, open: new Set<string>() };
  return compare(from.schema, to.schema, at, comparison);
}

function compare(from: Schema, to: Schema, at: string, comparison: Comparison): string[] {
  const pair = JSON.stringify([from, to]);
  if (comparison.open.has(pair)) return [];
  comparison.open.add(pair);
  const targets = alternativesOf(comparison.to, to);
  const losses = alternativesOf(comparison.from, from).flatMap((source) =>
    closest(source, targets, at, comparison),
  );
  comparison.open.delete(pair);
  return [...new Set(losses)];
}

/** The losses against the alternative that loses least. */
function closest(source: Schema, targets: Schema[], at: string, comparison: Comparison): string[] {
  const type = source.type ?? 'anything';
  const candidates = targets.filter((target) => takes(target.type, source.type));
  const [first = [`${at}: ${verb(comparison.side)} ${String(type)}`], ...others] = candidates.map(
    (target) => compareAlternative(source, target, at, comparison),
  );
  return others.reduce((least, losses) => (losses.length < least.length ? losses : least), first);
}

const takes = (target: Schema['type'], source: Schema['type']): boolean =>
  target === undefined || target === source || (target === 'number' && source === 'integer');

const verb = (side: Side): string => (side === 'request' ? 'no longer takes' : 'may now be');

function compareAlternative(
  from: Schema,
  to: Schema,
  at: string,
  comparison: Comparison,
): string[] {
  const { side } = comparison;
  return [
    ...enumLosses(from, to, at, side),
    ...formatLosses(from, to, at, side),
    ...(side === 'request' ? limitLosses(from, to, at) : []),
    ...objectLosses(from, to, at, comparison),
    ...(to.items ? compare(from.items ?? {}, to.items, `${at}[]`, comparison) : []),
  ];
}

// How exact a number is written is no promise.
function formatLosses(from: Schema, to: Schema, at: string, side: Side): string[] {
  if (to.format === undefined || to.format === 'double' || to.format === from.format) return [];
  return [`${at}: format ${side === 'request' ? 'is now' : 'is no longer'} ${to.format}`];
}

function enumLosses(from: Schema, to: Schema, at: string, side: Side): string[] {
  if (!to.enum) return [];
  if (!from.enum)
    return [`${at}: ${side === 'request' ? 'takes only' : 'is no longer one of'} ${list(to.enum)}`];
  if (side === 'answer') return [];
  const lost = from.enum.filter((value) => !to.enum?.includes(value));
  return lost.length > 0 ? [`${at}: no longer takes ${list(lost)}`] : [];
}

const list = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(', ');

function limitLosses(from: Schema, to: Schema, at: string): string[] {
  const lower = LOWER.filter((key) => (to[key] ?? -Infinity) > (from[key] ?? -Infinity));
  const upper = UPPER.filter((key) => (to[key] ?? Infinity) < (from[key] ?? Infinity));
  const pattern = to.pattern !== undefined && to.pattern !== from.pattern;
  return [
    ...[...lower, ...upper].map((key) => `${at}: ${key} is now ${String(to[key])}`),
    ...(pattern ? [`${at}: pattern is now ${to.pattern}`] : []),
  ];
}

function objectLosses(from: Schema, to: Schema, at: string, comparison: Comparison): string[] {
  const known = to.properties ?? {};
  const given = from.properties ?? {};
  const request = comparison.side === 'request';
  // For a request also what was taken as a further field and has a name of its own now.
  const names = Object.keys(request ? { ...given, ...known } : given);
  const fields = names.flatMap((name) => {
    const [source, target] = [fieldOf(from, name), fieldOf(to, name)];
    if (!source) return [];
    if (target) return compare(source, target, `${at}.${name}`, comparison);
    return request ? [`${at}.${name}: no longer taken`] : [];
  });
  const missing = (to.required ?? []).filter((name) => !from.required?.includes(name));
  const required = missing.map((name) => {
    if (request) return `${at}.${name}: now required`;
    return `${at}.${name}: ${Object.hasOwn(given, name) ? 'may now be missing' : 'removed'}`;
  });
  const gone = request
    ? []
    : Object.keys(known).filter((it) => !Object.hasOwn(given, it) && !to.required?.includes(it));
  return [
    ...fields,
    ...required,
    ...gone.map((name) => `${at}.${name}: removed`),
    ...restLosses(from, to, at, comparison),
  ];
}

function restLosses(from: Schema, to: Schema, at: string, comparison: Comparison): string[] {
  if (from.type !== 'object' && from.properties === undefined) return [];
  const [source, target] = [restOf(from), restOf(to)];
  if (!source) return [];
  if (target) return compare(source, target, `${at}.*`, comparison);
  return comparison.side === 'request' ? [`${at}: no longer takes further fields`] : [];
}
