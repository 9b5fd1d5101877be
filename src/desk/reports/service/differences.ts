import type { Contribution } from './contribution.js';
import type { Measure } from './measures.js';

/**
 * What has to be added to the sums so that they hold what a conversation adds now, and no longer what
 * was counted of it before. Without the measures that stay as they are.
 */
export function difference(before: Contribution, now: Contribution): Contribution {
  const changed: Record<string, Partial<Record<Measure, number>>> = {};
  addTo(changed, now, 1);
  addTo(changed, before, -1);
  return withoutNothing(changed);
}

/** All of these together. */
export function total(contributions: Iterable<Contribution>): Contribution {
  const sums: Record<string, Partial<Record<Measure, number>>> = {};
  for (const contribution of contributions) addTo(sums, contribution, 1);
  return withoutNothing(sums);
}

function addTo(
  sums: Record<string, Partial<Record<Measure, number>>>,
  more: Contribution,
  sign: 1 | -1,
): void {
  for (const [key, measures] of Object.entries(more)) {
    const own = (sums[key] ??= {});
    for (const [measure, amount] of Object.entries(measures) as [Measure, number][]) {
      own[measure] = (own[measure] ?? 0) + sign * amount;
    }
  }
}

function withoutNothing(sums: Contribution): Contribution {
  const kept = Object.entries(sums).map(
    ([key, measures]) =>
      [key, Object.fromEntries(Object.entries(measures).filter(([, sum]) => sum !== 0))] as const,
  );
  return Object.fromEntries(kept.filter(([, measures]) => Object.keys(measures).length > 0));
}
