import { isStep, mapInSteps, type Steps } from '../classifier/steps.js';
import { isFooter } from './footers.js';
import type { Line } from './line.js';

/** What a letter ends with, where it is alone in its line or has only a name behind it. */
const CLOSINGS = new RegExp(
  '^(?:' +
    [
      '(?:with )?(?:best|kind|kindest|warm|warmest|many|my best)(?: (?:and )?(?:best|kind|kindest|warm|warmest))? ?(?:regards|wishes)|regards|best|cheers|yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?|br|kr',
      'mit (?:freundlichen|besten|herzlichen|lieben|freundlichem) (?:grü(?:ß|ss)en|gru(?:ß|ss))|(?:viele|beste|liebe|herzliche|freundliche|schöne)[rn]? (?:grü(?:ß|ss)e|gru(?:ß|ss))(?: aus \\p{L}+)?|gru(?:ß|ss)|grüße|hochachtungsvoll|mfg|lg|vg',
      "(?:bien )?cordialement|sincères salutations|salutations(?: distinguées)?|bien à vous|meilleures salutations|cdlt|(?:je vous prie|veuillez) (?:d’|d')?(?:agréer|recevoir).{0,90}",
      '(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|(?:reciba )?un (?:cordial )?saludo|atentamente|un abrazo',
      '(?:cordiali|distinti) saluti|saluti|un (?:cordiale )?saluto',
      'atenciosamente|atentamente|(?:com os )?(?:melhores )?cumprimentos|att|abraços?',
      'met (?:vriendelijke|hartelijke) groete?n?|(?:hartelijke |vriendelijke )?groet(?:en|jes)?|mvg|hoogachtend',
      '(?:pozdrawiam|z poważaniem|z wyrazami szacunku|serdecznie pozdrawiam|pozdrowienia)',
      '(?:med )?(?:vänliga|vennlig|venlig|bästa|beste|bedste) (?:hälsningar|hilsen|hilsner)|mvh|с уважением|此致|敬具|ystävällisin terveisin|s pozdravem|üdvözlettel|saygılarımla|με εκτίμηση',
    ].join('|') +
    ')',
  'iu',
);
const DELIMITER = /^(?:--|—|__)$/;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’.-]*/gu;
const REACHED_BY = /\S{1,64}@\S{1,200}|(?:https?:\/\/|www\.)\S{1,300}/gi;
/** Words that stand small within names and titles. */
const PARTICLES = new Set(
  'of and the for at in de la le du des von van der den und für im et y e del da do dos i w z mbh gmbh co kg ltd tel fax mobil mobile phone web mail email e-mail'.split(
    ' ',
  ),
);
const NO_CASE = /\p{Lo}/gu;
const MOST = { lines: 12, characters: 100, words: 9, small: 1, shouted: 3, withoutCase: 12 };
const LONGEST_CLOSING = 120;

/** What a line can be below a mark. */
type Role = 'blank' | 'footer' | 'name' | 'said';

/** Marks names, posts and numbers below "-- " or a closing phrase, and what telephones write. */
export function* findingSignatures(lines: readonly Line[]): Steps<boolean[]> {
  const roles = yield* mapInSteps(lines, roleOf);
  const marked = roles.map((role) => role === 'footer');
  for (let i = 0; i < lines.length; i++) {
    if (isStep(i)) yield;
    const { plain } = lines[i]!;
    if (marked[i] || plain === '') continue;
    const isDelimiter = DELIMITER.test(plain);
    if (!isDelimiter && !isClosing(plain)) continue;
    const end = endOfBlock(roles, i + 1);
    // In the middle of a message a closing phrase may be anything.
    if (isDelimiter || isOver(roles, end)) marked.fill(true, i, end);
  }
  return marked;
}

/** Where what can only be a signature ends: whatever else stands below the mark was said. */
function endOfBlock(roles: readonly Role[], start: number): number {
  let end = start;
  for (let i = start; i < Math.min(roles.length, start + MOST.lines); i++) {
    if (roles[i] === 'said') break;
    if (roles[i] !== 'blank') end = i + 1;
  }
  return end;
}

/** Whether nothing more is said; far below nobody looks. */
function isOver(roles: readonly Role[], from: number): boolean {
  return roles.slice(from, from + MOST.lines).every((it) => it === 'blank' || it === 'footer');
}

function roleOf({ plain, isBlank }: Line): Role {
  if (isBlank) return 'blank';
  if (isFooter(plain)) return 'footer';
  return isName(plain) ? 'name' : 'said';
}

function isClosing(plain: string): boolean {
  if (plain.length > LONGEST_CLOSING || /[?]/.test(plain)) return false;
  const closing = CLOSINGS.exec(plain)?.[0];
  if (closing === undefined) return false;
  const rest = plain.slice(closing.length);
  return /^[\s,.!;:-]*$/.test(rest) || (/^[,.!]? /.test(rest) && isNameAlone(rest));
}

function isNameAlone(text: string): boolean {
  const words = text.match(WORD) ?? [];
  return words.length <= 3 && words.every((it) => /^\p{Lu}/u.test(it)) && !/\d/.test(text);
}

/** Whether a line has no sentence in it: names, posts, places, numbers and addresses. */
function isName(plain: string): boolean {
  if (plain === '' || plain.length > MOST.characters || /[?!]|^p\.? ?s\b/i.test(plain))
    return false;
  const text = plain.replace(REACHED_BY, ' ');
  const words = text.match(WORD) ?? [];
  const small = words.filter((it) => /^\p{Ll}/u.test(it) && !PARTICLES.has(it.toLowerCase()));
  const shouted = words.filter((it) => /^\p{Lu}{2,}$/u.test(it));
  return (
    words.length <= MOST.words &&
    small.length <= MOST.small &&
    shouted.length <= MOST.shouted &&
    (text.match(NO_CASE)?.length ?? 0) <= MOST.withoutCase
  );
}
