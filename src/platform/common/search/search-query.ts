import { type SearchPart, type SearchTerm, searchTerms } from './search-terms.js';

/** Stores a value of a statement and gives its placeholder. */
export type Bind = (value: unknown) => string;

/** By which of PostgreSQL's configurations words are told: with or without their English endings. */
export type SearchConfiguration = 'english' | 'simple';

/** SQL for the words of a text, as an index may hold them. */
export const wordsOf = (text: string, configuration: SearchConfiguration): string =>
  `to_tsvector('${configuration}', search_words(${text}))`;

/** SQL for what `q` asks a text for; of signs alone, that is nothing that a text could have. */
export function searchQuery(q: string, configuration: SearchConfiguration, bind: Bind): string {
  const alternatives = searchTerms(q).map((terms) =>
    terms.map((term) => wantedBy(term, configuration, bind)).join(' && '),
  );
  return alternatives.length > 0 ? `(${alternatives.join(' || ')})` : `''::tsquery`;
}

function wantedBy(
  { isExcluded, parts }: SearchTerm,
  configuration: SearchConfiguration,
  bind: Bind,
): string {
  const all = parts.map((part) => partOf(part, configuration, bind)).join(' && ');
  return isExcluded ? `(!! (${all}))` : `(${all})`;
}

function partOf({ kind, text }: SearchPart, configuration: string, bind: Bind): string {
  const value = bind(text);
  if (kind === 'words') return `phraseto_tsquery('${configuration}', search_words(${value}))`;
  if (kind === 'pairs') return `phraseto_tsquery('${configuration}', ${value})`;
  return `(quote_literal(${value}::text) || ':*')::tsquery`;
}
