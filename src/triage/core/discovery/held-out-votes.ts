import type { Neighbours } from './neighbours.js';

/**
 * How sure the rows near to each are that it belongs to its group, 0 to 1, without asking the row
 * itself: the share of their similarities that is of members. So each is judged as one that comes
 * later would be, by all others (leave-one-out). Rows without a group have no vote.
 */
export function votesForOwn(neighbours: Neighbours, groups: Int32Array): Float32Array {
  const { rows, similarities, each } = neighbours;
  return Float32Array.from(groups, (group, row) => {
    let all = 0;
    let own = 0;
    for (let i = row * each; i < (row + 1) * each; i++) {
      const other = groups[rows[i]!]!;
      if (other < 0) continue;
      const weight = Math.max(similarities[i]!, 0);
      all += weight;
      if (other === group) own += weight;
    }
    return all === 0 || group < 0 ? 0 : own / all;
  });
}
