import { cheapestAssignment } from '../../src/triage/core/discovery/assignment.js';

/** How often each cluster (row) meets each true class (column). */
function contingency(clusters: readonly number[], classes: readonly number[]): number[][] {
  const size = 1 + Math.max(...clusters.concat(classes));
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  clusters.forEach((cluster, i) => (counts[cluster]![classes[i]!]! += 1));
  return counts;
}

/**
 * Normalised mutual information of two labellings, by the arithmetic mean of their entropies: 1 where
 * each says all about the other, 0 where it says nothing. Labels are small whole numbers.
 */
export function normalizedMutualInformation(
  clusters: readonly number[],
  classes: readonly number[],
): number {
  const total = clusters.length;
  if (total === 0) return 1;
  const counts = contingency(clusters, classes);
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = counts.map((_, column) => counts.reduce((sum, row) => sum + row[column]!, 0));
  let information = 0;
  counts.forEach((row, i) =>
    row.forEach((count, j) => {
      if (count === 0) return;
      information += (count / total) * Math.log((count * total) / (rows[i]! * columns[j]!));
    }),
  );
  const entropies = entropy(rows, total) + entropy(columns, total);
  return entropies === 0 ? 1 : (2 * information) / entropies;
}

function entropy(counts: readonly number[], total: number): number {
  return counts.reduce(
    (sum, count) => (count === 0 ? sum : sum - (count / total) * Math.log(count / total)),
    0,
  );
}

/** The share of messages in the cluster of their class, each class having the one that suits best. */
export function clusteringAccuracy(
  clusters: readonly number[],
  classes: readonly number[],
): number {
  if (clusters.length === 0) return 1;
  const counts = contingency(clusters, classes);
  const costs = counts.map((row) => row.map((count) => -count));
  const right = cheapestAssignment(costs).reduce(
    (sum, column, row) => sum + counts[row]![column]!,
    0,
  );
  return right / clusters.length;
}
