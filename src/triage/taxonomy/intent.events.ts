import { defineEvent } from '../../platform/events/index.js';

/** An intent is called otherwise: what knows it by its name follows. */
export const intentRenamed = defineEvent<IntentRenamed>('intent.renamed');

export interface IntentRenamed {
  readonly from: string;
  readonly to: string;
  /** Who renamed it. */
  readonly actorId: number;
  readonly organizationId: number;
}
