import { type Cell, writeCsv } from '../../../platform/common/http/csv.js';
import type { KeptPromises, ServiceFigures, ServiceTimes } from './service-figures.dto.js';
import type { ServiceReport } from './service-report.dto.js';

type Column = readonly [name: string, cellOf: (figures: ServiceFigures) => Cell];

const COLUMNS: readonly Column[] = [
  ...(['created', 'autoAnswered', 'escalated', 'reopened', 'resolved', 'backlog'] as const).map(
    (name): Column => [name, (figures) => figures[name]],
  ),
  ...timesOf('firstResponse'),
  ...timesOf('resolution'),
  ...promisesOf('firstResponse'),
  ...promisesOf('nextResponse'),
  ...promisesOf('resolution'),
  ...(['positive', 'neutral', 'negative', 'angry'] as const).map((name): Column => [
    name,
    ({ sentiment }) => sentiment[name],
  ]),
  ...(['ratings', 'meanRating', 'satisfiedShare'] as const).map((name): Column => [
    name,
    ({ satisfaction }) => satisfaction[name],
  ]),
  ['replies', ({ replies }) => replies],
  ['handleSeconds', ({ handleSeconds }) => handleSeconds],
];

/** The groups of a report as CSV, one row each, or without groups the total as the only row. */
export function serviceCsv({ groupBy, total, groups }: ServiceReport): string {
  const header = COLUMNS.map(([name]) => name);
  const cells = (figures: ServiceFigures): Cell[] => COLUMNS.map(([, cellOf]) => cellOf(figures));
  if (groupBy === 'none') return writeCsv(header, [cells(total)]);
  const rows = groups.map((group) => [group.group, group.name, ...cells(group)]);
  return writeCsv([groupBy, 'name', ...header], rows);
}

/** Says what is in it, also in a folder of many. */
export function serviceFileName({ groupBy, from, to }: ServiceReport): string {
  return `service${groupBy === 'none' ? '' : `-by-${groupBy}`}-${from}-${to}.csv`;
}

function timesOf(what: 'firstResponse' | 'resolution'): Column[] {
  return (
    [
      'byMachine',
      'byPeople',
      'meanSeconds',
      'medianSeconds',
      'p90Seconds',
    ] as const satisfies readonly (keyof ServiceTimes)[]
  ).map((name) => [`${what}${capital(name)}`, (figures) => figures[what][name]]);
}

function promisesOf(what: keyof ServiceFigures['sla']): Column[] {
  return (['met', 'breached', 'metShare'] as const satisfies readonly (keyof KeptPromises)[]).map(
    (name) => [`${what}Sla${capital(name)}`, ({ sla }) => sla[what][name]],
  );
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
