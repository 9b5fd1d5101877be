import type { TellingWords } from './telling-words.js';

const LONGEST = 80;
const NAMELESS = 'new_intent';

/**
 * A name such as `cancel_order` for each group, none of them among those that are taken, whatever their
 * case; where two would have the same, a further word or a number tells them apart.
 */
export function nameGroups(words: readonly TellingWords[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return words.map(({ pair, terms }) => {
    const name = freeName(
      [...pair, ...terms.filter((term) => !pair.includes(term))],
      pair.length,
      used,
    );
    used.add(name);
    return name;
  });
}

function freeName(words: readonly string[], least: number, used: ReadonlySet<string>): string {
  for (let count = Math.max(1, least); count <= words.length; count++) {
    const name = joined(words.slice(0, count));
    if (!used.has(name)) return name;
  }
  const base = joined(words.slice(0, Math.max(1, least))) || NAMELESS;
  if (!used.has(base)) return base;
  for (let number = 2; ; number++) {
    if (!used.has(`${base}_${number}`)) return `${base}_${number}`;
  }
}

function joined(words: readonly string[]): string {
  return words.join('_').slice(0, LONGEST).toWellFormed();
}
