import type { LabeledRow } from '../support/labeled-csv.js';
import type { PeerAnswer } from './peer.js';

const PREFIX = '__label__';

/**
 * A message as one line for fastText: lower case, words and signs apart, as its tutorial does.
 * That also breaks up what has a meaning for fastText: line ends, `</s>` and `__label__`.
 */
export function fastTextLine(text: string): string {
  const tokens = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+|[^\s\p{C}\p{L}\p{M}\p{N}]/gu);
  return `${tokens?.join(' ') ?? ''}\n`;
}

/** The lines to train on; a label is the number of its intent, as an intent may contain spaces. */
export function fastTextTraining(rows: readonly LabeledRow[], intents: readonly string[]): string {
  const numbers = new Map(intents.map((intent, number) => [intent, number]));
  return rows
    .map(({ text, intent }) => `${PREFIX}${numbers.get(intent)!} ${fastTextLine(text)}`)
    .join('');
}

/** Reads a line of `predict-prob`; an empty one means that it knew no word. */
export function fastTextAnswer(line: string, intents: readonly string[]): PeerAnswer {
  const [label = '', score] = line.split(' ');
  const intent = label.startsWith(PREFIX) ? intents[Number(label.slice(PREFIX.length))] : '';
  // Its softmax is a table and may exceed 1 by 1e-5.
  return { intent: intent ?? '', score: Math.min(1, Number(score ?? 0)) };
}
