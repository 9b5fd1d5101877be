/** How a clause takes back what it names: that is not wanted, or not so, or already done. */
export const DENIALS = ['unwanted', 'untrue', 'done'] as const;
export type Denial = (typeof DENIALS)[number];

/** A denial, and the words that it takes back. */
export interface Cue {
  readonly denial: Denial;
  readonly scope: readonly string[];
}
