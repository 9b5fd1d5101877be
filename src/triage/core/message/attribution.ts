import type { Line } from './line.js';

/** What introduces a quote, by languages: "On Monday, Ada wrote:", "Am Montag schrieb Ada:". */
const WROTE = new RegExp(
  [
    '(?<!\\p{L})(?:wrote|writes|schrieb|geschrieben|écrit|escribió|escribiste|escreveu|scritto|scrisse',
    'schreef|geschreven|napisał|napisała|napisał\\(a\\)|pisze|skrev|skreiv|kirjoitti|napsala?|napísala?',
    'írta|scris|yazdı|viết|написал|написала|написал\\(а\\)|пишет|пише|έγραψε|כתב|كتب)(?!\\p{L})',
    '写道|寫道|書きました|wrote|작성',
  ].join('|'),
  'iu',
);
/** How lines begin that do so. */
const LEAD = new RegExp(
  '^(?:[\\d"<「]|(?:on|am|le|el|em|il|op|w|dnia|den|dne|på|pe|la|vào|в|у|στις|a|in|' +
    'mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|gio|sab|dom|' +
    'mié|jue|vie|sáb|seg|ter|qua|qui|sex|pon|wt|śr|czw|pt|sob|niedz|ma|wo|za|zo|vr)(?=[ .,])|在|於|于)',
  'iu',
);
const MAIL = /[^\s@<>]@[^\s@<>]{1,200}\.[^\s@<>]/;
const TIME = /\d ?[:.h時] ?\d\d/;
const DATE = /\b(?:19|20)\d\d\b|\d[./-]\d{1,2}[./-]\d|\d{4}年/;
const END = /[:：]\*?$/;
const RUN_ON =
  /(?<=>\)?,? ?)(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|napisał\(a\)) ?: /iu;
const MOST_LINES = 4;
/** Somebody's name and a verb, such as "Ada King wrote:". */
const NAME_AND_VERB = 4;

/** Where an attribution begins that ends with a line, and how sure it is. */
export interface Attribution {
  readonly start: number;
  /** Whether it introduces a quote even where no sign marks the quoted lines. */
  readonly isSure: boolean;
}

/** The attribution that ends with this line, which may have been broken into several; or nothing. */
export function attributionEndingAt(
  lines: readonly Pick<Line, 'plain'>[],
  end: number,
): Attribution | undefined {
  const last = lines[end]!.plain;
  if (!END.test(last)) return isRunOn(last) ? { start: end, isSure: true } : undefined;
  if (!WROTE.test(last) && !MAIL.test(last)) return undefined;
  const start = startOf(lines, end);
  const text = lines
    .slice(start, end + 1)
    .map(({ plain }) => plain)
    .join(' ');
  const wrote = WROTE.test(text);
  const isDated = TIME.test(text) || DATE.test(text);
  const isSure =
    (MAIL.test(text) && isDated) ||
    (wrote && TIME.test(text) && DATE.test(text) && LEAD.test(text));
  const isShort = wrote && text.split(' ').length <= NAME_AND_VERB;
  const isLikely = wrote && (isDated || MAIL.test(text) || isShort);
  return isSure || isLikely ? { start, isSure } : undefined;
}

/** Whether what is quoted stands in the very line that introduces it, as Yahoo writes it. */
function isRunOn(plain: string): boolean {
  const at = plain.search(RUN_ON);
  if (at < 0 || !LEAD.test(plain)) return false;
  const text = plain.slice(0, at);
  return MAIL.test(text) && TIME.test(text) && DATE.test(text);
}

/** The line with the date, which mail programs put first. */
function startOf(lines: readonly Pick<Line, 'plain'>[], end: number): number {
  for (let start = end; start > end - MOST_LINES && start >= 0; start--) {
    const { plain } = lines[start]!;
    // What a sentence or a quote ends with is no part of one.
    if (plain === '' || plain.startsWith('>') || (start < end && /[.!?:]$/.test(plain))) break;
    if (LEAD.test(plain) && (TIME.test(plain) || DATE.test(plain))) return start;
  }
  return end;
}
