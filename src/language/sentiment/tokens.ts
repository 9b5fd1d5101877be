/** As much of a long message as is read: where the matter is told, and the tone it ends in. */
const FIRST = 1_000;
const LAST = 500;
const TOKENS =
  /\p{L}[\p{L}\p{M}'’]*|\p{N}+|\p{Extended_Pictographic}|[:;=]-?[()DPp/|]|<3|[!?]+|\.{2,}|…|[.,;:\n]/gu;
const LETTER = /^\p{L}/u;
const NUMBER = /^\p{N}/u;
const DRAWN_OUT = /(.)\1{2,}/gu;
const NEGATING =
  /^(not|no|never|nor|nothing|nobody|none|without|hardly|cannot|.*n't|dont|doesnt|didnt|cant|wont|isnt|wasnt|nicht|nie|niemals|ohne|kaum|nichts|niemand|kein(e|en|er|em|es)?)$/;
const TURNING = /^(but|however|though|although|yet|aber|jedoch|allerdings|leider|nur)$/;
/** So many words after it does a negation still hold. */
const REACH = 3;

/** A word or sign of a message. */
export interface Token {
  /** In lower case, one spelling of apostrophes, numbers as `0`. */
  readonly text: string;
  readonly written: string;
  readonly isWord: boolean;
  /** Whether it stands behind a negation. */
  readonly isNegated: boolean;
  /** Whether it stands behind a "but". */
  readonly isTurned: boolean;
}

/** The part of a message that is read, at most 1,500 UTF-16 units. */
export function readPart(text: string): string {
  const part = text.length <= FIRST + LAST ? text : `${text.slice(0, FIRST)}\n${text.slice(-LAST)}`;
  return part.normalize('NFC');
}

/** The words and signs of the part that is read, with what changes their meaning. */
export function tokensOf(part: string): Token[] {
  let reach = 0;
  let isTurned = false;
  return (part.match(TOKENS) ?? []).map((written) => {
    const isWord = LETTER.test(written);
    const text = isWord ? plain(written) : NUMBER.test(written) ? '0' : written;
    const token = { text, written, isWord, isNegated: isWord && reach > 0, isTurned };
    reach = !isWord ? 0 : NEGATING.test(text) ? REACH : Math.max(0, reach - 1);
    isTurned ||= TURNING.test(text);
    return token;
  });
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('’', "'").replace(DRAWN_OUT, '$1$1');
}
