/** A word is known by its first letters: charge, charged and charges are one. */
const STEM = 5;
/** Shorter words make no difference where there are longer ones: I, the, my, not. */
const SHORT = 3;

/**
 * The same for near-identical texts: those that differ only in case, accents, digits, punctuation,
 * the order of words, endings or short words.
 */
export function nearText(text: string): string {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = (letters.match(/\p{L}+/gu) ?? []).map((word) => Array.from(word));
  const long = words.filter((word) => word.length > SHORT);
  const stems = (long.length > 0 ? long : words).map((word) => word.slice(0, STEM).join(''));
  return [...new Set(stems)].sort().join(' ');
}
