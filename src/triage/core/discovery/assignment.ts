/**
 * The Hungarian method (Kuhn 1955, with the potentials of Jonker and Volgenant): the column of each
 * row of a square matrix of costs, so that their sum is least.
 */
export function cheapestAssignment(costs: readonly (readonly number[])[]): number[] {
  const size = costs.length;
  // Places from 1 on: 0 stands for none.
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const before = new Int32Array(size + 1);
    const slack = new Float64Array(size + 1).fill(Infinity);
    const seen = new Uint8Array(size + 1);
    let column = 0;
    rowOf[0] = row;
    do {
      seen[column] = 1;
      const at = rowOf[column]!;
      let least = Infinity;
      let next = 0;
      for (let other = 1; other <= size; other++) {
        if (seen[other]) continue;
        const reduced = costs[at - 1]![other - 1]! - rowPotential[at]! - columnPotential[other]!;
        if (reduced < slack[other]!) {
          slack[other] = reduced;
          before[other] = column;
        }
        if (slack[other]! < least) {
          least = slack[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (seen[other]) {
          rowPotential[rowOf[other]!]! += least;
          columnPotential[other]! -= least;
        } else slack[other]! -= least;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const earlier = before[column]!;
      rowOf[column] = rowOf[earlier]!;
      column = earlier;
    }
  }
  const columns = new Array<number>(size).fill(0);
  for (let column = 1; column <= size; column++) columns[rowOf[column]! - 1] = column - 1;
  return columns;
}
