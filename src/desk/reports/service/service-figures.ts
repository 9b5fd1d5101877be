import { percentileOf } from './durations.js';
import { type Binned, binsOf, type Measure, MEASURES, type Sums } from './measures.js';
import type {
  KeptPromises,
  ServiceGroup,
  ServiceSatisfaction,
  ServiceTimes,
} from './service-figures.dto.js';

const DONE = {
  firstResponse: ['firstByMachine', 'firstByPeople', 'firstResponseMs'],
  resolution: ['resolvedByMachine', 'resolvedByPeople', 'resolutionMs'],
} as const satisfies Record<Binned, readonly [Measure, Measure, Measure]>;

/** The sums of several groups together. */
export function added(all: readonly Sums[]): Sums {
  const sums = MEASURES.map(({ measure }) => [
    measure,
    all.reduce((sum, one) => sum + (one[measure] ?? 0), 0),
  ]);
  return Object.fromEntries(sums) as Sums;
}

/** What a group has beside its name. */
export type GroupFigures = Omit<ServiceGroup, 'group' | 'name'>;

/** What the sums say. @param backlog how many tickets were open at the end */
export function figuresOf(sums: Sums, backlog: number): GroupFigures {
  const of = (measure: Measure): number => sums[measure] ?? 0;
  return {
    created: of('created'),
    autoAnswered: of('autoAnswered'),
    escalated: of('escalated'),
    reopened: of('reopened'),
    resolved: of('resolvedByMachine') + of('resolvedByPeople'),
    backlog,
    firstResponse: timesOf(sums, 'firstResponse'),
    resolution: timesOf(sums, 'resolution'),
    sla: {
      firstResponse: promises(of('firstResponseMet'), of('firstResponseBreached')),
      nextResponse: promises(of('nextResponseMet'), of('nextResponseBreached')),
      resolution: promises(of('resolutionMet'), of('resolutionBreached')),
    },
    sentiment: {
      positive: of('positive'),
      neutral: of('neutral'),
      negative: of('negative'),
      angry: of('angry'),
    },
    satisfaction: satisfactionOf(of('ratings'), of('ratingSum'), of('satisfied')),
    replies: of('replies'),
    handleSeconds: of('handleMs') / 1_000,
  };
}

function timesOf(sums: Sums, what: Binned): ServiceTimes {
  const [byMachine, byPeople, milliseconds] = DONE[what].map((measure) => sums[measure] ?? 0) as [
    number,
    number,
    number,
  ];
  const bins = binsOf(what).map((bin) => sums[bin] ?? 0);
  return {
    byMachine,
    byPeople,
    meanSeconds: shareOf(milliseconds / 1_000, byPeople),
    medianSeconds: percentileOf(bins, 0.5),
    p90Seconds: percentileOf(bins, 0.9),
  };
}

function promises(met: number, breached: number): KeptPromises {
  return { met, breached, metShare: shareOf(met, met + breached) };
}

function satisfactionOf(ratings: number, sum: number, satisfied: number): ServiceSatisfaction {
  return {
    ratings,
    meanRating: shareOf(sum, ratings),
    satisfiedShare: shareOf(satisfied, ratings),
  };
}

function shareOf(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
}
