/** What a message must have to be called familiar. */
export interface Familiarity {
  /** The least share of its feature mass that real examples must also have, 0..1. */
  readonly leastKnownShare: number;
  /** The largest lead of the background's score over the best intent's. */
  readonly largestBackgroundLead: number;
}

/** What tells how familiar one message is. */
export interface FamiliaritySigns {
  readonly knownShare: number;
  /** Background score minus the best intent's score; −∞ without a background class. */
  readonly backgroundLead: number;
}

/** Each of the two bounds may turn away this share of the held-out examples. */
const TURNED_AWAY = 0.004;
/** Bounds of `leastKnownShare`, and where it stands until held-out examples speak for more. */
const KNOWN_SHARE = { least: 0.05, usual: 0.15, most: 0.5 };
/** Held-out examples that speak as loudly as `KNOWN_SHARE.usual`. */
const USUAL_SPEAKS_FOR = 50;

/** Whether a message resembles the examples enough for its classification to mean anything. */
export function isFamiliar(familiarity: Familiarity, signs: FamiliaritySigns): boolean {
  return (
    signs.knownShare >= familiarity.leastKnownShare &&
    signs.backgroundLead <= familiarity.largestBackgroundLead
  );
}

/**
 * Sets the bounds so that nearly all held-out examples (0.4 % aside for each) stay familiar.
 * A background that scores above every intent is never familiar.
 */
export function fitFamiliarity(heldOut: readonly FamiliaritySigns[]): Familiarity {
  const shares = heldOut.map(({ knownShare }) => knownShare).sort((a, b) => a - b);
  const leads = heldOut.map(({ backgroundLead }) => backgroundLead).sort((a, b) => b - a);
  const place = Math.floor(TURNED_AWAY * heldOut.length);
  const share = shares[place] ?? KNOWN_SHARE.usual;
  // The lowest of few shares says little about the next message: stay below it on the safe side.
  const blended =
    (share * shares.length + KNOWN_SHARE.usual * USUAL_SPEAKS_FOR) /
    (shares.length + USUAL_SPEAKS_FOR);
  const bound = Math.min(share, blended);
  // With fewer examples `place` is the most extreme one: too little to ask for more than winning.
  const lead = place > 0 ? leads[place]! : 0;
  return {
    leastKnownShare: Math.min(Math.max(bound, KNOWN_SHARE.least), KNOWN_SHARE.most),
    largestBackgroundLead: Number.isFinite(lead) ? Math.min(lead, 0) : 0,
  };
}
