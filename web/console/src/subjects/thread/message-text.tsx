import { useState } from 'react';
import { useTexts } from '~/texts/index.js';
import { Button } from '~/ui/index.js';
import styles from './thread.module.css';
import { THREAD_TEXTS } from './thread.texts.js';

/** A part of a text that is marked, in UTF-16 units; a higher `weight`, 0 to 1, is marked more. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  readonly title: string;
}

const SHOWN = 4_000;

/** A message as it was written, with what is marked in it; a very long one is unfolded when asked. */
export function MessageText(props: { readonly text: string; readonly marks?: readonly Mark[] }) {
  const texts = useTexts(THREAD_TEXTS);
  const [isWhole, setIsWhole] = useState(false);
  const { text, marks = [] } = props;
  const end = isWhole ? text.length : SHOWN;
  return (
    <>
      <p className={styles['text']} dir="auto">
        {piecesOf(text.slice(0, end), marks).map(({ part, mark, start }) =>
          mark ? (
            <mark key={start} title={mark.title} data-strength={strengthOf(mark.weight)}>
              {part}
            </mark>
          ) : (
            part
          ),
        )}
        {text.length > end && '…'}
      </p>
      {text.length > end && (
        <Button size="small" onClick={() => setIsWhole(true)}>
          {texts.showAll}
        </Button>
      )}
    </>
  );
}

function strengthOf(weight: number): 1 | 2 | 3 {
  if (weight > 0.66) return 3;
  return weight > 0.33 ? 2 : 1;
}

interface Piece {
  readonly part: string;
  readonly start: number;
  readonly mark?: Mark;
}

/** Cuts a text at its marks; where marks overlap, the one that weighs most counts. */
function piecesOf(text: string, marks: readonly Mark[]): readonly Piece[] {
  const within = marks.filter(({ start, end }) => start < end && start < text.length);
  const cuts = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])]
    .filter((it) => it <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const over = within
      .filter((it) => it.start <= start && it.end >= end)
      .sort((a, b) => b.weight - a.weight)[0];
    return { part: text.slice(start, end), start, ...(over && { mark: over }) };
  });
}
