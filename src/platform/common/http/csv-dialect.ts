const DELIMITERS = [',', ';', '\t'] as const;
/** So much of a file is looked at for the end of its header. */
const MOST = 64 * 1024;

/** A text whose values are separated by one character, and that character. */
export interface Separated {
  readonly delimiter: string;
  readonly text: AsyncIterable<string>;
}

/**
 * Finds out what separates the values of a CSV file by its header: the comma, or the semicolon or tab
 * that spreadsheets write in some languages. A first line `sep=;`, as Excel reads it, is taken out.
 */
export async function separated(pieces: AsyncIterable<string>): Promise<Separated> {
  const iterator = pieces[Symbol.asyncIterator]();
  let begun = '';
  let done = false;
  while (!done && begun.length < MOST && !hasHeader(begun)) {
    const next = await iterator.next();
    if (next.done) done = true;
    else begun += next.value;
  }
  begun = begun.replace(/^\ufeff/, '');
  const named = /^sep=(.)(?:\r\n|\n|\r)/.exec(begun);
  const text = named ? begun.slice(named[0].length) : begun;
  const [header = ''] = text.split(/[\r\n]/, 1);
  const delimiter = named?.[1] ?? DELIMITERS.find((it) => header.includes(it)) ?? ',';
  return { delimiter, text: resumed(text, iterator) };
}

/** Whether two line ends are there: the first may be that of a line `sep=;`. */
function hasHeader(text: string): boolean {
  return /[\r\n].*[\r\n]/s.test(text.replaceAll('\r\n', '\n'));
}

async function* resumed(begun: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield begun;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
