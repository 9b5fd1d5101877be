import type { components } from '@client';
import { queryOptions } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';

type Schemas = components['schemas'];
export type OutcomeReport = Schemas['OutcomeReport'];
export type OutcomeGrouping = Schemas['OutcomeGrouping'];
export type ServiceReport = Schemas['ServiceReport'];
export type ServiceGrouping = Schemas['ServiceGrouping'];

/** Of which tickets a report tells: those decided from then on, and before then. */
export interface OutcomeFilter {
  readonly from?: string;
  readonly to?: string;
  readonly by?: OutcomeGrouping;
}

/** Of which days the report of the desk tells, and by what. */
export interface ServiceFilter {
  readonly from?: string;
  readonly to?: string;
  readonly groupBy?: ServiceGrouping;
}

/** What became of the tickets of a period. */
export const outcomesQuery = (query: OutcomeFilter = {}) =>
  queryOptions({
    queryKey: ['reports', 'outcomes', query],
    queryFn: () => readOutcomes(query),
  });

/** The same of several periods, one after the other: together they would be too much at once. */
export const trendQuery = (parts: readonly OutcomeFilter[]) =>
  queryOptions({
    queryKey: ['reports', 'trend', parts],
    queryFn: async () => {
      const reports: OutcomeReport[] = [];
      for (const part of parts) reports.push(await readOutcomes(part));
      return reports;
    },
  });

/** How the desk does. */
export const serviceQuery = (query: ServiceFilter = {}) =>
  queryOptions({
    queryKey: ['reports', 'service', query],
    queryFn: async () =>
      asReport(await read(api.GET('/api/v1/reports/service', { params: { query } }))),
  });

async function readOutcomes(query: OutcomeFilter): Promise<OutcomeReport> {
  return asReport(await read(api.GET('/api/v1/reports/outcomes', { params: { query } })));
}

/** The report, which comes as CSV only where that was asked for. */
function asReport<Report>(answer: Report | string): Report {
  if (typeof answer === 'string') throw new TypeError('CSV where JSON was asked for');
  return answer;
}
