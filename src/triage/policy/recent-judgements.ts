import {
  type Database,
  organizationOf,
  type OrganizationScope,
} from '../../platform/database/index.js';
import { type FormerNames, type RiskDial, thresholdFor, withNamesNow } from '../core/index.js';

/** So many of a model's last tickets say what share is answered; fewer than the least say nothing. */
const WINDOW = { most: 1_000, least: 200 };

// The module of tickets stands above this one.
const RECENT = {
  name: 'recent_judgements',
  text: `SELECT CASE WHEN familiar AND wish NOT IN ('negated', 'unread') THEN intent END AS intent, confidence FROM decisions
         WHERE organization_id = $1 AND model_id = $2 ORDER BY id DESC LIMIT ${WINDOW.most}`,
};

/** What a model made of a ticket; no intent where the message was not familiar, or not its wish. */
export interface RecentJudgement {
  readonly intent: string | null;
  readonly confidence: number | null;
}

/** What a model made of its last tickets, labelled or not. */
export async function recentJudgements(
  database: Database,
  scope: OrganizationScope,
  modelId: number,
  former: FormerNames,
): Promise<RecentJudgement[]> {
  const values = [organizationOf(scope), modelId];
  const recent = await database.of(scope).run<RecentJudgement>(RECENT, values);
  return recent.map((it) => withNamesNow(former, it));
}

/**
 * The share of tickets that thresholds answer, 0 to 1; null where there are too few to tell. Labelled
 * tickets alone would say too little: people label what was escalated.
 */
export function shareAnswered(
  recent: readonly RecentJudgement[],
  dial: RiskDial,
  answerable: readonly string[],
): number | null {
  if (recent.length < WINDOW.least) return null;
  const may = new Set(answerable);
  const answered = recent.filter(({ intent, confidence }) => {
    if (intent === null || confidence === null || !may.has(intent)) return false;
    const threshold = thresholdFor(dial, intent);
    return threshold !== null && confidence >= threshold;
  });
  return answered.length / recent.length;
}
