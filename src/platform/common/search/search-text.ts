// The same as in `search_words` of the database, which reads texts and questions alike; and Kana of
// half the width, which it makes whole ones of before.
const UNSPACED_SIGNS =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf' +
  '\\uff66-\\uff9f\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
const UNSEEN_SIGNS = '\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff';

/** What is written with spaces, what is not, in turn. */
export const RUN = new RegExp(`[${UNSPACED_SIGNS}]+|[^${UNSPACED_SIGNS}]+`, 'gu');

/** A word, or one sign of what is written without spaces between words. */
export const WORD = new RegExp(
  `[${UNSPACED_SIGNS}]|(?:(?![${UNSPACED_SIGNS}])[\\p{L}\\p{M}\\p{N}${UNSEEN_SIGNS}])+`,
  'gu',
);

const UNSPACED = new RegExp(`^[${UNSPACED_SIGNS}]`, 'u');
const UNSEEN = new RegExp(`[${UNSEEN_SIGNS}]|\\u034f|[\\ufe00-\\ufe0f]`, 'gu');
const ACCENTS = /[\u0300-\u036f]/g;

/** Whether a text begins with a sign of a language that puts no spaces between words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** Without what nobody sees. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

/** As `search_words` gives a word. */
export const readableWord = (word: string): string =>
  withoutUnseen(word).normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toLowerCase();
