import type { RememberedPrediction } from './training-memory.js';

/** Judgements as numbers: each takes a row of four and its signs. */
export function writeJudgements(judgements: readonly RememberedPrediction[]): Float32Array {
  const rows = judgements.map(({ winner, knownShare, aboveBackground, forWinner, forKnown }) => {
    return [winner, knownShare, aboveBackground, forWinner.length, ...forWinner, ...forKnown];
  });
  return Float32Array.from(rows.flat());
}

/** The reverse of `writeJudgements`, for a known number of judgements. */
export function readJudgements(numbers: Float32Array, count: number): RememberedPrediction[] {
  const width = count === 0 ? 0 : numbers.length / count;
  return Array.from({ length: count }, (_, i) => {
    const row = [...numbers.subarray(i * width, (i + 1) * width)];
    const [winner, knownShare, aboveBackground, signs] = row;
    return {
      winner: winner!,
      knownShare: knownShare!,
      aboveBackground: aboveBackground!,
      forWinner: row.slice(4, 4 + signs!),
      forKnown: row.slice(4 + signs!),
    };
  });
}
