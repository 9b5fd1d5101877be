/**
 * What a message names, by kinds: which order or amount it is decides nothing. The names are in
 * capitals, which no normalised message has.
 */
const URL =
  /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"']+|(?<![\p{L}\p{N}@.-])(?:[a-z\d-]{1,63}\.){1,4}(?:com|org|net|io|eu|info|example)(?![\p{L}\p{N}-])(?:\/[^\s<>"']*)?/gu;
const MAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const ACCOUNT =
  /(?<![\p{L}\p{N}])(?:[a-z]{2}\d{2}(?: ?\d{4}){2,7}(?: ?\d{1,4})?|\d{4}(?:[ -]\d{4}){2,4})(?![\p{L}\p{N}])/gu;
const MONTH =
  '(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|fév(?:rier)?|mar(?:ch|s|zo|ço)?|märz|apr(?:il)?|abril|avril|aprile|may|mai|mayo|maggio|mei|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre)?|settembre|setembro|oct(?:ober|obre)?|okt(?:ober)?|octubre|ottobre|outubro|nov(?:ember|embre|iembre|embro)?|dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?|ene(?:ro)?|enero|gennaio|janeiro|febrero|febbraio|fevereiro|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)';
const DATE = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:' +
    [
      '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:t\\d{2}:\\d{2}\\S{0,20})?',
      '\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})',
      '\\d{1,2}\\.\\d{1,2}\\.(?!\\d)',
      '\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m)?',
      `\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?(?: of| de)? ${MONTH}\\.?(?:,?(?: de)? \\d{4})?`,
      `${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?`,
      // A year by itself.
      '(?:19|20)\\d\\d(?![/_-]?\\d)',
    ].join('|') +
    ')(?![\\p{L}\\p{N}])',
  'gu',
);
const CURRENCY =
  '(?:eur|euros?|usd|dollars?|gbp|pounds?|quid|chf|pln|zł|franken|sek|dkk|nok|bucks|cents?)';
const NUMBER = "\\d{1,9}(?:[., '’]\\d{3}){0,3}(?:[.,]\\d{1,2})?";
/** The currency stays: people ask about dollars, and about none of their sums. */
const AMOUNT = new RegExp(
  `(?<=\\p{Sc} ?)${NUMBER}(?!\\d)|(?<![\\p{L}\\p{N}])${NUMBER}(?= ?(?:\\p{Sc}|${CURRENCY}(?![\\p{L}\\p{N}])))|(?<![\\p{L}\\p{N}.,])\\d{1,9}[.,]\\d{2}(?![\\d.,%]*\\d)(?! ?%)`,
  'gu',
);
const PHONE =
  /(?<![\p{L}\p{N}])(?:\+ ?\d|\(0\d|0\d{2,5}[ /-]\d)[\d ()/.-]{5,18}\d(?![\p{L}\p{N}])/gu;
/** Letters, digits and what joins them, such as ord-48213 or #123. */
const PIECE = /(?:#|(?<![\p{L}\p{N}])[a-z]|(?<!\d)\d)[a-z\d#_/-]{0,60}/gu;
/** The digits from which a number names something instead of counting it. */
const LEAST_DIGITS = 4;
/** Letters from which a part of a number is a word that was tied to it. */
const WORD_LETTERS = 4;
const REPEATED = /(?<= (ID|DATE|SUM|MAIL|URL|PHONE)) +\1(?= )/g;

/** Puts kinds in the places of numbers, dates, amounts and addresses in a normalised message. */
export function maskKinds(text: string): string {
  const hasDigits = /\d/.test(text);
  if (!hasDigits && !/[@/]|www\.|\.\S/.test(text)) return text;
  let masked = text.replace(URL, ' URL ').replace(MAIL, ' MAIL ');
  if (hasDigits) {
    masked = masked
      .replace(ACCOUNT, ' ID ')
      .replace(DATE, ' DATE ')
      .replace(AMOUNT, maskAmount)
      .replace(PHONE, ' PHONE ')
      .replace(PIECE, maskPiece);
  }
  return ` ${masked} `.replace(REPEATED, '');
}

/** One dollar is a fee or a test; what is larger is somebody's sum. */
function maskAmount(amount: string): string {
  return /^\d$/.test(amount) ? amount : ' SUM ';
}

function maskPiece(piece: string): string {
  const digits = piece.replace(/\D/g, '').length;
  const isNumbered = /^#\d/.test(piece);
  if (digits < LEAST_DIGITS && !isNumbered) return piece;
  const words = piece.split(/[^a-z]+/).filter((it) => it.length >= WORD_LETTERS);
  return ` ${words.join(' ')} ID `;
}

/** What counts, weighs or asks, and says nothing by itself. */
const BARE = new RegExp(`^(?:ID|DATE|SUM|MAIL|URL|PHONE|\\p{N}+|[\\p{Sc}%?؟]|${CURRENCY})$`, 'u');

/** Whether tokens of a masked text are nothing but numbers, dates, amounts and addresses. */
export function isBare(tokens: readonly string[]): boolean {
  return (
    tokens.every((it) => BARE.test(it)) && tokens.some((it) => /^(?:[A-Z]+|\p{N}+)$/u.test(it))
  );
}
