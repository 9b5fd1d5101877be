import type { Classification, Evidence } from '../classifier/classification.js';
import type { Classifier } from '../classifier/classifier.js';
import { type Clause, clausesOf } from '../classifier/denials/clauses.js';
import { cueOf, mayDeny } from '../classifier/denials/cues.js';
import type { Cue } from '../classifier/denials/denial.js';
import { isUsual, type UsualDenials } from '../classifier/denials/usual-denials.js';
import { toDocument } from '../classifier/tokenizer.js';
import type { Wish } from '../decision/wish.js';

/** How a message wishes for what it was classified as, and what is to be classified instead. */
export interface ReadWish {
  readonly wish: Wish;
  /** The message without what it takes back, where that rest decides. */
  readonly rest?: string;
}

/** The part of the evidence that must be taken back; chosen on half of the pairs of the tests. */
const CARRIED = 0.3;
/** From which confidence on the rest says what its author wishes, and says it still. */
const REST = { decides: 0.6, repeats: 0.5 };
/** Of what is done already people speak in a clause of its own: "… but that was already fixed". */
const SPEAKS_BACK = /^(?:(?:but|and) )?(?:(?:that|it|this|which) |you (?:have )?already )/i;
/** Words that speak for an intent without naming anything. */
const NAMELESS = new Set(
  'an the my me you your we it is are was do does did not no never of to in on for with and or that this from any more be been has have had by at as so but if can will would please already want just i a ? % und oder der die das mein meine ich nicht kein bitte schon bereits'.split(
    ' ',
  ),
);
const STATED: ReadWish = { wish: 'stated' };

interface Denied {
  readonly start: number;
  readonly end: number;
  /** The share, 0..1, of the evidence for the intent that is taken back. */
  readonly share: number;
}

/**
 * Whether what spoke for the intent of a message is not wanted, not so, or done already. What the
 * examples of the intent take back themselves takes nothing back. Where the rest of the message says
 * the same again the wish stands, and where it says something else, that decides.
 */
export function readWish(
  classifier: Classifier,
  message: string,
  { intent, familiar, evidence }: Pick<Classification, 'intent' | 'familiar' | 'evidence'>,
): ReadWish {
  if (!familiar || intent === null || !mayDeny(message)) return STATED;
  const usual = classifier.denialsOf(intent);
  if (!usual) return STATED;
  const denied = deniedParts(message, evidence, usual);
  if (denied.reduce((sum, { share }) => sum + share, 0) < CARRIED) return STATED;
  const rest = without(message, denied);
  const said = classifier.judge(rest);
  if (!said.familiar || said.intent === null) return { wish: 'negated' };
  if (said.intent === intent) {
    return said.confidence >= REST.repeats ? STATED : { wish: 'negated' };
  }
  return said.confidence >= REST.decides ? { wish: 'rest', rest } : { wish: 'negated' };
}

function deniedParts(
  message: string,
  evidence: readonly Evidence[],
  usual: UsualDenials,
): Denied[] {
  const naming = evidence
    .map(({ feature, weight }) => ({ weight, words: namingWords(feature) }))
    .filter(({ words }) => words.length > 0);
  const all = naming.reduce((sum, { weight }) => sum + weight, 0);
  const shareOf = ({ denial, scope }: Cue): number => {
    const taken = naming.filter(
      ({ words }) => words.every((it) => scope.includes(it)) && !isUsual(usual, denial, words),
    );
    return taken.reduce((sum, { weight }) => sum + weight, 0) / all;
  };
  return clausesOf(message).flatMap((clause) => {
    const cue = cueOf(toDocument(clause.text), clause.isQuestion);
    if (!cue) return [];
    const share = shareOf(cue);
    if (share > 0) return [{ start: clause.start, end: clause.end, share }];
    return speaksBack(cue, clause) ? [{ start: 0, end: clause.end, share: 1 }] : [];
  });
}

function speaksBack({ denial }: Cue, { start, text }: Clause): boolean {
  return denial === 'done' && start > 0 && SPEAKS_BACK.test(text.trim());
}

function namingWords(feature: string): string[] {
  return feature.split(' ').filter((it) => !NAMELESS.has(it));
}

function without(message: string, parts: readonly Denied[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of parts) {
    rest += message.slice(from, Math.max(from, start));
    from = end;
  }
  return (rest + message.slice(from)).replace(/^[\s,.;:!?-]+/, '').trim();
}
