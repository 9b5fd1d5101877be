/**
 * The probability that a known message scores higher than an unknown one, ties counting half: the
 * area under the ROC curve (Mann-Whitney).
 */
export function auroc(known: readonly number[], unknown: readonly number[]): number {
  const scores = [
    ...known.map((score) => ({ score, known: true })),
    ...unknown.map((score) => ({ score, known: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let start = 0; start < scores.length;) {
    let end = start;
    while (end < scores.length && scores[end]?.score === scores[start]?.score) end += 1;
    const meanRank = (start + 1 + end) / 2;
    rankSum += meanRank * scores.slice(start, end).filter((it) => it.known).length;
    start = end;
  }
  const pairs = known.length * unknown.length;
  return pairs === 0 ? 0 : (rankSum - (known.length * (known.length + 1)) / 2) / pairs;
}
