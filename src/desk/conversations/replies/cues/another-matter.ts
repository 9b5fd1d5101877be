import { announcementsOf } from '../../../../triage/core/index.js';

/** What announces another matter in a reply, beyond what does so within any message. */
const ANNOUNCES = new RegExp(
  `(?:^|[.,;!?:\\n)…][ \\t]*|\\s)(?:${[
    '(?:unrelated|separate(?:ly)?|something else|on (?:a|another) (?:different|other|separate|unrelated)? ?(?:note|matter|topic|subject))(?=[ ,:.-])',
    '(?:an?other|next|new|different|separate|other|second|one more|one other|additional|unrelated|further|quick|last|final)(?: \\p{L}+)? (?:question|thing|issue|problem|topic|matter|request|subject|one|point)(?: for you| now| though| please)?(?=[ ,:.!-])',
    '(?:one more|next)(?=:)',
    "(?:while|since|as) (?:i (?:have you|am here|'m here|have you here)|i’m here|we(?:'re|’re| are) at it|you(?:'re|’re| are) (?:here|at it))",
    "now to something else|this time it(?:'s|’s| is)|i also (?:have|need|want|would)|i(?:'d|’d| would) also|(?:on )?(?:a|another) (?:different|other|separate) (?:note|matter|topic|subject)",
    "(?:andere|neue|weitere|nächste|zweite|noch (?:ein|eine|einen|'ne|ne))(?:s|r|n)? (?:\\p{L}+ )?(?:frage|sache|thema|anliegen|problem|bitte|punkt)(?=[ ,:.!-])",
    '(?:ein )?(?:anderes|neues|weiteres) (?:thema|anliegen|problem)|was anderes|etwas anderes|wo (?:wir|ich) (?:schon|gerade) (?:dabei|hier)|ganz andere',
  ].join('|')})`,
  'giu',
);
/** Nobody announces later than that; it bounds the time. */
const MOST_CHARACTERS = 4_096;
const HAS_WORDS = /\p{L}+[^\p{L}]+\p{L}+/u;
const BEGINNING = /^[\s,.:;!?…-]+/;

/** A reply where it announces another matter: what precedes, and what is asked anew. */
export interface AnotherMatter {
  readonly before: string;
  /** Empty where nothing but the announcement is there. */
  readonly asked: string;
}

/** Splits a reply at the first words that announce another matter; nothing where none do. */
export function anotherMatter(text: string): AnotherMatter | undefined {
  const own = [...text.slice(0, MOST_CHARACTERS).matchAll(ANNOUNCES)].map(({ index, 0: mark }) => ({
    at: index,
    from: index + mark.length,
  }));
  const [first] = [...own, ...announcementsOf(text)]
    .filter(({ from, at }) => !isNumbered(text, at, from))
    .sort((a, b) => a.at - b.at);
  if (!first) return undefined;
  const asked = text.slice(first.from).replace(BEGINNING, '').trim();
  return { before: text.slice(0, first.at), asked: HAS_WORDS.test(asked) ? asked : '' };
}

/** Steps of a list are no other matter. */
function isNumbered(text: string, at: number, from: number): boolean {
  return /\d[.)]$/.test(text.slice(at, from).trimEnd());
}
