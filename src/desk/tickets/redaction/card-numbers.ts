import { type Piece, replacePieces } from './pieces.js';

const LEAST = 13;
const MOST = 19;

/** Digits in groups as people and forms write them: apart by one space or dash. */
const DIGITS =
  /(?<![\p{L}\p{N}_])\d+(?:[ \u00a0\u2009\u202f\u2010-\u2013-]\d+)*(?![\p{L}\p{N}_])/gu;
const GROUP = /\d+/g;

// What stands before, where it is surely the number of something else: "#4…", "ORD-4…", "order no. 4…".
const OTHER_NUMBER =
  /(?:#|[\p{L}\p{N}]{2,}[-_/]|(?:order|bestell|auftrag|invoice|rechnung|tracking|sendung|shipment|parcel|paket|ticket|customer|kunden)\p{L}*[ .-]{0,2}(?:(?:number|no|nr|nummer|id|code)\b)?[ .:#-]{0,3}(?:(?:is|ist|lautet)\b)?[ :]{0,2})$/iu;
const CARD = /(?:card|karte|visa|master|amex|maestro|iban)[-_/ ]*$/iu;
const LOOK_BACK = 40;
const RUNS_OF_A_STEP = 200;
const GROUPS_OF_A_STEP = 1_000;

/** Beginnings of the numbers of issuers, and how long these are (ISO/IEC 7812, as of the networks). */
const ISSUERS: readonly (readonly [beginning: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:6011|64[4-9]|65)/, [16, 17, 18, 19]],
  [/^(?:30[0-5]|36|38|39)/, [14, 15, 16, 17, 18, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:50|5[678]|63|67)/, [13, 14, 15, 16, 17, 18, 19]],
  [/^220[0-4]/, [16, 17, 18, 19]],
];

/** Takes, in steps, the numbers of cards out of a text, but their last four digits. */
export function* removingCardNumbers(text: string): Generator<undefined, string> {
  const found: Piece[] = [];
  let runs = 0;
  for (const { 0: run, index: at } of text.matchAll(DIGITS)) {
    if (run.length < LEAST) continue;
    if (++runs % RUNS_OF_A_STEP === 0) yield;
    const before = text.slice(Math.max(0, at - LOOK_BACK), at);
    if (OTHER_NUMBER.test(before) && !CARD.test(before)) continue;
    for (const { start, end, value } of yield* findingCards(run)) {
      found.push({ start: at + start, end: at + end, value });
    }
  }
  return replacePieces(text, found, (digits) => `[card …${digits.slice(-4)}]`);
}

/** Whole groups in a row that are a card, the first and longest of each place. */
function* findingCards(run: string): Generator<undefined, Piece[]> {
  const groups = Array.from(run.matchAll(GROUP), ({ 0: digits, index }) => ({ digits, index }));
  const found: Piece[] = [];
  for (let first = 0; first < groups.length; first++) {
    if (first % GROUPS_OF_A_STEP === GROUPS_OF_A_STEP - 1) yield;
    let digits = '';
    let card: (Piece & { last: number }) | undefined;
    for (let last = first; last < groups.length; last++) {
      const group = groups[last];
      const start = groups[first]?.index ?? 0;
      digits += group?.digits ?? '';
      if (digits.length > MOST) break;
      const end = (group?.index ?? 0) + (group?.digits.length ?? 0);
      if (isCard(digits)) card = { start, end, value: digits, last };
    }
    if (!card) continue;
    found.push(card);
    first = card.last;
  }
  return found;
}

function isCard(digits: string): boolean {
  if (digits.length < LEAST) return false;
  const isOfIssuer = ISSUERS.some(
    ([beginning, lengths]) => lengths.includes(digits.length) && beginning.test(digits),
  );
  return isOfIssuer && passesLuhn(digits);
}

/** The check digit of ISO/IEC 7812-1. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
