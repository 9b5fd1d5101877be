import { type Cell, writeCsv } from '../../../platform/common/http/csv.js';
import type { Figures, Proportion } from './figures.dto.js';
import type { OutcomeReport } from './outcomes.dto.js';

const PROPORTIONS = [
  'autoResolved',
  'confirmed',
  'assumed',
  'reopened',
  'wrong',
  'rightAmongKnown',
] as const satisfies readonly (keyof Figures)[];

/** The groups of a report as CSV, one row each; the first column is named by what they are. */
export function outcomesCsv({ by, groups }: OutcomeReport): string {
  const header = [
    by,
    'tickets',
    ...PROPORTIONS.flatMap(columnsOf),
    'feedback',
    'meanRating',
    ...columnsOf('feedbackResolved'),
  ];
  const rows = groups.map((group) => [
    group.group,
    group.tickets,
    ...PROPORTIONS.flatMap((name) => cellsOf(group[name])),
    group.feedback.count,
    group.feedback.meanRating,
    ...cellsOf(group.feedback.resolved),
  ]);
  return writeCsv(header, rows);
}

/** Says what is in it, also in a folder of many. */
export function fileNameOf({ by, from, to }: OutcomeReport): string {
  const [first, last] = [from, to].map((time) => time.toISOString().slice(0, 10));
  return `outcomes-by-${by}-${first}-${last}.csv`;
}

function columnsOf(name: string): string[] {
  return [name, `${name}Share`, `${name}Low`, `${name}High`];
}

function cellsOf({ count, share, low, high }: Proportion): Cell[] {
  return [count, share, low, high];
}
