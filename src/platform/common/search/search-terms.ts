import { isUnspaced, RUN, withoutUnseen } from './search-text.js';

/** Something to look for: words in a row, pairs of signs in a row, or a single sign. */
export interface SearchPart {
  readonly kind: 'words' | 'pairs' | 'sign';
  readonly text: string;
}

/** What a text must have all parts of, or must not have. */
export interface SearchTerm {
  readonly isExcluded: boolean;
  readonly parts: readonly SearchPart[];
}

// Of any typography, as keyboards and mail programs make them.
const QUOTES = /[“”„‟«»「」『』]/g;
const MINUS = /(^|\s)[−–—](?=\S)/g;
const TERM = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * Takes apart what somebody looks for: alternatives, of each of which all terms must be met. It knows
 * "words in quotes", -word and OR, and never fails.
 */
export function searchTerms(q: string): SearchTerm[][] {
  const alternatives: SearchTerm[][] = [[]];
  const readable = withoutUnseen(q).replace(QUOTES, '"').replace(MINUS, '$1-').normalize('NFKC');
  for (const [, minus, phrase, word = ''] of readable.matchAll(TERM)) {
    if (minus === '' && word.toLowerCase() === 'or') {
      alternatives.push([]);
      continue;
    }
    const parts = partsOf(phrase ?? word);
    if (parts.length > 0) alternatives.at(-1)?.push({ isExcluded: minus === '-', parts });
  }
  return alternatives.filter(({ length }) => length > 0);
}

function partsOf(text: string): SearchPart[] {
  const runs = text.match(RUN) ?? [];
  return runs.filter((run) => HAS_WORD.test(run)).map(partOf);
}

function partOf(run: string): SearchPart {
  if (!isUnspaced(run)) return { kind: 'words', text: run };
  const signs = Array.from(run);
  if (signs.length === 1) return { kind: 'sign', text: run };
  return {
    kind: 'pairs',
    text: signs
      .slice(1)
      .map((sign, place) => `${signs[place]}${sign}`)
      .join(' '),
  };
}
