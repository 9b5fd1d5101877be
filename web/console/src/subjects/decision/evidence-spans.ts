/** What spoke for an intent, or against it, and where it stands in the message. */
export interface Evidence {
  readonly feature: string;
  readonly weight: number;
  readonly positions: readonly { readonly start: number; readonly end: number }[];
}

/** A piece of a message and how much it spoke for the intent: 0 where it did not. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly weight: number;
}

/**
 * Cuts a message where pieces of evidence begin and end. Where they overlap, as a phrase and its
 * words do, their weights add up; neighbours that nothing spoke for are one piece.
 */
export function spansOf(message: string, evidence: readonly Evidence[]): readonly Span[] {
  const placed = evidence.flatMap(({ weight, positions }) =>
    positions.map(({ start, end }) => ({ weight, start, end: Math.min(end, message.length) })),
  );
  const cuts = [0, message.length, ...placed.flatMap(({ start, end }) => [start, end])];
  const at = [...new Set(cuts)].filter((it) => it <= message.length).sort((a, b) => a - b);
  const spans: Span[] = [];
  for (const [i, start] of at.entries()) {
    const end = at[i + 1];
    if (end === undefined) break;
    const over = placed.filter((it) => it.start <= start && it.end >= end);
    const weight = over.reduce((sum, it) => sum + it.weight, 0);
    spans.push({ start, end, text: message.slice(start, end), weight });
  }
  return spans;
}

/** How strong a piece is among all of a message. */
export function strengthOf(weight: number, highest: number): 'weak' | 'middle' | 'strong' {
  const share = highest > 0 ? Math.abs(weight) / highest : 0;
  if (share > 0.66) return 'strong';
  return share > 0.25 ? 'middle' : 'weak';
}
