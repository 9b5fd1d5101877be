import { BIN_COUNT } from './durations.js';

/** What is counted of conversations and their tickets; each on the day on which it happened. */
const COUNTS = [
  /** Tickets that came in. */
  'created',
  /** Of them, those that the machine answered at once. */
  'autoAnswered',
  /** Tickets that went to a person: at once, or later and then each time. */
  'escalated',
  /** Closed tickets that were taken up again, each time. */
  'reopened',
  /** Tickets that are resolved, on the day since which they are. */
  'resolvedByMachine',
  'resolvedByPeople',
  /** Conversations that were answered for the first time. */
  'firstByMachine',
  'firstByPeople',
  /** Promises of SLA policies that were kept and that were not. */
  'firstResponseMet',
  'firstResponseBreached',
  'nextResponseMet',
  'nextResponseBreached',
  'resolutionMet',
  'resolutionBreached',
  /** How the customers of the conversations that were opened that day sound now. */
  'positive',
  'neutral',
  'negative',
  'angry',
  /** What customers said of what was opened that day. */
  'ratings',
  'ratingSum',
  'satisfied',
  /** Answers of the staff; by who wrote them. */
  'replies',
] as const;

/** Milliseconds. */
const TIMES = ['firstResponseMs', 'resolutionMs', 'handleMs'] as const;

export const BINNED = ['firstResponse', 'resolution'] as const;
export type Binned = (typeof BINNED)[number];

export type Bin = `${Binned}Bin${number}`;
export type Measure = (typeof COUNTS)[number] | (typeof TIMES)[number] | Bin;

export function binsOf(what: Binned): Bin[] {
  return Array.from({ length: BIN_COUNT }, (_, bin) => `${what}Bin${bin}` as const);
}

/** A measure, as its column is called and what it holds. */
export interface MeasureColumn {
  readonly measure: Measure;
  readonly column: string;
  readonly type: 'integer' | 'double precision';
}

const column = (type: MeasureColumn['type']) => (measure: Measure) => ({
  measure,
  column: measure.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`),
  type,
});

/** Every measure: counts as the integers that PostgreSQL sums fastest, times as whole milliseconds. */
export const MEASURES: readonly MeasureColumn[] = [
  ...[...COUNTS, ...BINNED.flatMap(binsOf)].map(column('integer')),
  ...TIMES.map(column('double precision')),
];

/** How much of each measure; what is left out is none. */
export type Sums = Partial<Record<Measure, number>>;
