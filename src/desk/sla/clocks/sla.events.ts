import { defineEvent } from '../../../platform/events/index.js';
import type { SlaMetric } from '../policies/sla-values.js';

/** What is told of a promise. */
export interface SlaNews {
  readonly ticketId: number;
  readonly conversationId: number | null;
  readonly metric: SlaMetric;
  /** When it is, or was, due. */
  readonly dueAt: string;
}

/** Little time is left. */
export const slaWarned = defineEvent<SlaNews>('sla.warned');

/** What is known of a ticket's promises has changed: one was kept, or one that seemed missed was not. */
export const promisesJudged =
  defineEvent<Pick<SlaNews, 'ticketId' | 'conversationId'>>('sla.judged');

/** It was not done in time. */
export const slaBreached = defineEvent<SlaNews>('sla.breached');
