import type { OutcomeGrouping, ServiceGrouping } from '~/subjects/reports/outcomes.js';

export const PARTS = ['outcomes', 'desk', 'trust'] as const;
export const DAYS = [7, 30, 90, 365] as const;
export const OUTCOME_GROUPS = ['intent', 'model', 'policy'] as const satisfies OutcomeGrouping[];
export const DESK_GROUPS = ['channel', 'team', 'agent'] as const satisfies ServiceGrouping[];

/** What of the reports is shown; it stands in the address, so that it can be sent to others. */
export interface ReportSearch {
  readonly part: (typeof PARTS)[number];
  readonly days: (typeof DAYS)[number];
  readonly by: (typeof OUTCOME_GROUPS)[number];
  readonly groupBy: (typeof DESK_GROUPS)[number];
}

/** Reads it of an address; what is not there, or makes no sense, is as by default. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  return {
    part: PARTS.find((it) => it === search['part']) ?? 'outcomes',
    days: DAYS.find((it) => it === Number(search['days'])) ?? 30,
    by: OUTCOME_GROUPS.find((it) => it === search['by']) ?? 'intent',
    groupBy: DESK_GROUPS.find((it) => it === search['groupBy']) ?? 'agent',
  };
}
