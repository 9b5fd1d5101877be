import { toDocument } from '../classifier/tokenizer.js';
import { isTelling } from './function-words.js';

/** What a group of messages is about, by the words that are in it more than elsewhere. */
export interface TellingWords {
  /** Two words that belong together, in the order in which they are said; less where there are less. */
  readonly pair: readonly string[];
  /** The most telling ones, those first that tell most. */
  readonly terms: readonly string[];
}

const TERMS = 5;
/** Words of which pairs are made. */
const PAIRED = 10;
const LEAST_SHARE = 0.1;

/** Finds them for each group; `groups` holds the group of each text, or −1. */
export function tellingWords(
  texts: readonly string[],
  groups: Int32Array,
  count: number,
): TellingWords[] {
  const documents = texts.map((text) => [
    ...new Set(toDocument(text).trim().split(' ').filter(isTelling)),
  ]);
  const members = Array.from({ length: count }, (): string[][] => []);
  groups.forEach((group, i) => members[group]?.push(documents[i]!));
  const everywhere = countOf(documents);
  return members.map((own) => wordsOf(own, everywhere, documents.length));
}

function wordsOf(
  own: readonly (readonly string[])[],
  everywhere: ReadonlyMap<string, number>,
  total: number,
): TellingWords {
  const size = own.length;
  const scored = [...countOf(own)]
    .filter(([, inside]) => inside >= Math.max(Math.min(2, size), LEAST_SHARE * size))
    .map(([word, inside]) => ({
      word,
      score: telling(inside / size, everywhere.get(word)! / total),
    }))
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
  const best = scored.slice(0, PAIRED).map(({ word }) => word);
  return { pair: pairOf(own, best, scored), terms: withoutKin(best).slice(0, TERMS) };
}

/** What a word adds to the difference between the group and all (Kullback and Leibler 1951). */
function telling(inside: number, overall: number): number {
  return inside * Math.log(inside / overall);
}

function pairOf(
  own: readonly (readonly string[])[],
  best: readonly string[],
  scored: readonly { readonly word: string; readonly score: number }[],
): string[] {
  const scores = new Map(scored.map(({ word, score }) => [word, score]));
  let chosen = best.slice(0, 1);
  let most = 0;
  for (const one of best) {
    for (const other of best) {
      if (isKin(one, other)) continue;
      const inOrder = own.filter((words) => {
        const place = words.indexOf(one);
        return place >= 0 && words.indexOf(other) > place;
      }).length;
      const score = (inOrder / own.length) * (scores.get(one)! + scores.get(other)!);
      if (score > most) {
        most = score;
        chosen = [one, other];
      }
    }
  }
  return chosen;
}

/** Each word once, whatever its ending. */
function withoutKin(words: readonly string[]): string[] {
  return words.filter((word, i) => !words.slice(0, i).some((earlier) => isKin(earlier, word)));
}

/** Whether two words are forms of one: "card" and "cards", "pay" and "paying". */
function isKin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const stem = short.length > 3 ? short.replace(/(?:e|y|s)$/, '') : short;
  return long.startsWith(stem) && long.length - stem.length <= 4;
}

function countOf(documents: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of documents) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
