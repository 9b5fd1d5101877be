const PIECE = 4;

/** Two texts, and the share of their pieces that both have. */
export interface NearDuplicate {
  readonly texts: readonly [string, string];
  readonly likeness: number;
}

/**
 * The pairs of texts that are nearly the same: by the share (Jaccard) of four letters in a row that
 * stand in both, case, signs and spacing apart.
 */
export function nearDuplicates(texts: readonly string[], least: number): NearDuplicate[] {
  const pieces = texts.map(piecesOf);
  const owners = new Map<string, number[]>();
  const found: NearDuplicate[] = [];
  texts.forEach((text, at) => {
    const shared = new Map<number, number>();
    for (const piece of pieces[at]!) {
      const others = owners.get(piece) ?? [];
      for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      others.push(at);
      owners.set(piece, others);
    }
    for (const [other, count] of shared) {
      const likeness = count / (pieces[at]!.size + pieces[other]!.size - count);
      if (likeness >= least) found.push({ texts: [texts[other]!, text], likeness });
    }
  });
  return found;
}

function piecesOf(text: string): Set<string> {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim()} `;
  if (plain.trim() === '') return new Set([text]);
  const ends = Math.max(1, plain.length - PIECE + 1);
  return new Set(Array.from({ length: ends }, (_, at) => plain.slice(at, at + PIECE)));
}
