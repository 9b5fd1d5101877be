import {
  addCounts,
  type FormerNames,
  type JudgedCounts,
  nameNow,
  type RiskEvidence,
} from '../core/index.js';

type Counts = JudgedCounts['byIntent'][string];

/** What is known about a model, its intents under their names of now. */
export function underNamesNow(
  former: FormerNames,
  evidence: Required<RiskEvidence>,
): Required<RiskEvidence> {
  if (former.size === 0) return evidence;
  const { curated, tickets, outcomes, reports } = evidence;
  return {
    curated: renamed(former, curated),
    tickets: renamed(former, tickets),
    outcomes: renamed(former, outcomes),
    reports: renamed(former, reports),
  };
}

function renamed(former: FormerNames, { byIntent, total }: JudgedCounts): JudgedCounts {
  const counts = new Map<string, Counts>();
  for (const [intent, its] of Object.entries(byIntent)) {
    const name = nameNow(former, intent);
    // Some of it may have been counted before the renaming, some after.
    counts.set(name, addCounts([counts.get(name) ?? [], its]));
  }
  return { byIntent: Object.fromEntries(counts), total };
}
