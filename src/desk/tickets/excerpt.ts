/** A piece of an excerpt. */
export interface ExcerptPart {
  readonly text: string;
  /** Whether it is one of the words that were looked for. */
  readonly match: boolean;
}

const START = '\u0002';
const STOP = '\u0003';

/** Takes apart what `excerptColumn` gives, where each match stands between \u0002 and \u0003. */
export function excerptParts(headline: string): ExcerptPart[] {
  const [before = '', ...rest] = headline.split(START);
  const marked = rest.flatMap((piece) => {
    const [match = '', ...after] = piece.split(STOP);
    return [
      { text: match, match: true },
      { text: after.join(''), match: false },
    ];
  });
  return [{ text: before, match: false }, ...marked].filter(({ text }) => text !== '');
}
