/** What separates words; other controls are not there at all. */
const CHUNK = /[^\t\n\r\p{Zs}\u2028\u2029]+/gu;
const REMOVED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;
const MARK = /\p{Mn}/gu;
const ALONE = String.raw`\p{P}!-/:-@\[-\x60{-~\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\u{2f800}-\u{2fa1f}`;
const WORD = new RegExp(`[${ALONE}]|[^${ALONE}]+`, 'gu');

/**
 * The words of a text as BERT's uncased models read them: in small letters, without accents; marks of
 * punctuation and Chinese characters stand alone. Gives one after another, so that whoever has enough
 * does not read to the end.
 */
export function* wordsOf(text: string): Generator<string> {
  for (const [chunk] of text.matchAll(CHUNK)) {
    const plain = chunk.replace(REMOVED, '').normalize('NFD').replace(MARK, '');
    for (const [word] of lowerCase(plain).matchAll(WORD)) yield word;
  }
}

/** Letter by letter: to a whole word's end, JavaScript would give the Greek sigma its other form. */
function lowerCase(text: string): string {
  return text.includes('Σ')
    ? Array.from(text, (it) => it.toLowerCase()).join('')
    : text.toLowerCase();
}
