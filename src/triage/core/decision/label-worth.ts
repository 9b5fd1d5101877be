import type { Alternative } from '../classifier/classification.js';
import type { MessageKind } from './message-kind.js';
import type { Wish } from './wish.js';

/** What a decision has written down of a message that could be labelled. */
export interface Labelable {
  readonly kind: MessageKind;
  readonly wish: Wish;
  /** Null where nothing classified it. */
  readonly confidence: number | null;
  readonly familiarity: number | null;
  /** Best first. */
  readonly alternatives: readonly Pick<Alternative, 'confidence'>[];
  /** The confidence that the policy asked for; null where none was enough. */
  readonly threshold: number | null;
}

/** How much of what is left to one a wholly unfamiliar message gains, and one at the threshold. */
const GAIN = { unfamiliar: 0.25, atThreshold: 0.1 };
/** From so far off the threshold on, a label hardly moves it. */
const NEAR = 0.1;

/**
 * What a person's label of this message would teach, 0..1; null where models learn nothing from it.
 *
 * 1 − (p₁ − p₂) · (1 − 0.25 · (1 − f)) · (1 − 0.1 · n): uncertain is what has a small margin between
 * the first two intents (margin sampling: Scheffer, Decomain & Wrobel 2001, after the uncertainty
 * sampling of Lewis & Gale 1994), more so where its familiarity f says that it may be of an intent
 * that nobody has named yet, or where it is near the threshold (n falls from 1 at it to 0), which
 * its label moves.
 */
export function labelWorth({ kind, wish, ...judged }: Labelable): number | null {
  // Whose words a label would name, or whether there are more, is not known.
  if (kind !== 'request' || wish === 'several' || wish === 'unread') return null;
  const { confidence, familiarity, alternatives, threshold } = judged;
  if (confidence === null) return 1;
  const margin = Math.max(confidence - (alternatives[0]?.confidence ?? 0), 0);
  const unfamiliar = 1 - (familiarity ?? 1);
  const near = threshold === null ? 0 : Math.max(1 - Math.abs(confidence - threshold) / NEAR, 0);
  return 1 - margin * (1 - GAIN.unfamiliar * unfamiliar) * (1 - GAIN.atThreshold * near);
}
