import {
  type Database,
  organizationOf,
  type OrganizationScope,
} from '../../platform/database/index.js';
import { type BinCount, CONFIDENCE_GRID, type JudgedCounts } from '../core/index.js';

/** As `width_bucket` wants it: lowest first. */
const THRESHOLDS = [...CONFIDENCE_GRID].reverse();

// Counted in the database: a row for each bin, however many tickets there are.
const COUNT_LABELS = {
  name: 'count_labels',
  text: `
    SELECT CASE WHEN familiar THEN predicted END AS intent,
           width_bucket(confidence, $3::float8[]) AS reached,
           count(*) FILTER (WHERE is_right)::int AS "right",
           count(*) FILTER (WHERE NOT is_right)::int AS wrong,
           count(*)::int AS total
    FROM labels
    WHERE organization_id = $1 AND model_id = $2 AND revoked_at IS NULL
    GROUP BY 1, 2
    ORDER BY 1, 2 DESC`,
};

interface CountRow {
  /** Null where the message was not familiar. */
  readonly intent: string | null;
  /** How many thresholds the confidence reaches. */
  readonly reached: number | null;
  readonly right: number;
  readonly wrong: number;
  readonly total: number;
}

/** What people said about the tickets that a model judged, in counts. */
export async function countLabels(
  database: Database,
  scope: OrganizationScope,
  modelId: number,
): Promise<JudgedCounts> {
  const rows = await database
    .of(scope)
    .run<CountRow>(COUNT_LABELS, [organizationOf(scope), modelId, THRESHOLDS]);
  const byIntent = new Map<string, BinCount[]>();
  for (const { intent, reached, right, wrong } of rows) {
    if (intent === null || reached === null) continue;
    const counts = byIntent.get(intent) ?? [];
    counts.push([CONFIDENCE_GRID.length - reached, right, wrong]);
    byIntent.set(intent, counts);
  }
  return {
    byIntent: Object.fromEntries(byIntent),
    total: rows.reduce((sum, { total }) => sum + total, 0),
  };
}
