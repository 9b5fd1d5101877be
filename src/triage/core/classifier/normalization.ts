/** Marks that join or direct letters without being one: ZWJ, bidi controls, emoji variation. */
const INVISIBLE = /[\p{Cf}\uFE00-\uFE0F]/gu;
/** Piles of accents that no script has and that take Unicode normalisation quadratic time. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu;
const APOSTROPHES = /[‘’‛ʼ`´]/g;
const NEGATED = 'do|does|did|is|are|was|were|has|have|had|would|could|should';

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bcan'?t(?![\p{L}\p{M}])/gu, 'can not'],
  [/\bwon'?t(?![\p{L}\p{M}])/gu, 'will not'],
  [new RegExp(`\\b(${NEGATED})nt(?![\\p{L}\\p{M}])`, 'gu'), '$1 not'],
  [/n't(?![\p{L}\p{M}])/gu, ' not'],
  [/'(?:re|s|m|ll|ve|d)(?![\p{L}\p{M}])/gu, ' '],
];

/** Nobody writes a ticket this long; what comes after is not read, which bounds the time. */
const MOST_CHARACTERS = 32_768;

/**
 * Writes a message the way the model was taught to read: Unicode NFKC, lower case,
 * straight apostrophes, English contractions spelled out, at most 32,768 characters.
 */
export function normalizeMessage(message: string): string {
  const straight = message
    .slice(0, MOST_CHARACTERS)
    .replace(PILED_MARKS, '$1')
    .replace(APOSTROPHES, "'");
  const plain = straight
    .normalize('NFKC')
    .slice(0, MOST_CHARACTERS)
    .toLowerCase()
    .replace(INVISIBLE, '');
  if (!plain.includes("'") && !plain.includes('nt')) return plain;
  return CONTRACTIONS.reduce((text, [pattern, written]) => text.replace(pattern, written), plain);
}
