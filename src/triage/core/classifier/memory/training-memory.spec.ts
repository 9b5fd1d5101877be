import { describe, expect, it } from '@jest/globals';
import { exampleRows } from '../counted-documents.js';
import type { HeldOutPrediction } from '../held-out.js';
import { withIntentNames } from '../intent-names.js';
import type { LabeledExample } from '../labeled-example.js';
import { prepareTrainingData, type TrainingData } from '../training-data.js';
import { compare, recall, remember, type TrainingMemory } from './training-memory.js';

const BACKGROUND = ['tell me a joke', 'who won'];

/** 40 examples of two intents, in turn. */
const EXAMPLES: readonly LabeledExample[] = Array.from({ length: 40 }, (_, i) => {
  const intent = i % 2 === 0 ? 'card' : 'phone';
  return { text: `my ${intent} number ${i}`, intent };
});
const MORE = ['lost', 'broken', 'stolen'].map((text) => ({ text, intent: 'card' }));

function dataOf(examples: readonly LabeledExample[], background = BACKGROUND): TrainingData {
  return prepareTrainingData(examples, background);
}

/** Every row is judged to be of the first intent, by signs that tell which row it is. */
function judgedOf(rows: Iterable<number>): HeldOutPrediction[] {
  return Array.from(rows, (row) => ({
    row,
    winner: 0,
    right: row % 2 === 0,
    forWinner: [row],
    forKnown: [row, 2 * row],
    aboveBackground: Infinity,
    knownShare: 1,
  }));
}

function aMemory(examples = EXAMPLES, changes = 0): TrainingMemory {
  const set = dataOf(examples);
  return remember(set, changes, judgedOf(exampleRows(set)), null);
}

/** The texts of the rows that `recall` gives, each with the number of the row once judged. */
function recalled(examples: readonly LabeledExample[], memory: TrainingMemory) {
  const set = dataOf(examples);
  return recall(set, compare(set, memory)!, memory.lexical).map(({ row, forWinner }) => {
    return [examples[set.sources[row]!]!.text, forWinner[0]];
  });
}

describe('remember', () => {
  it('keeps what was judged, by the place among the examples', () => {
    const set = dataOf(withIntentNames(EXAMPLES));
    const judged = judgedOf([3, 0]);
    const sut = remember(set, 2, judged, judged.toReversed());
    expect(sut.examples).toHaveLength(40);
    expect(sut).toMatchObject({ changes: 2, judged: [3, 0] });
    expect(sut.lexical[0]).toEqual({
      winner: 0,
      forWinner: [3],
      forKnown: [3, 6],
      aboveBackground: Infinity,
      knownShare: 1,
    });
    expect(sut.full).toEqual(sut.lexical.toReversed());
  });

  it('knows an example by its words and its intent', () => {
    const [one] = aMemory([{ text: 'My CARD!', intent: 'card' }]).examples;
    expect(aMemory([{ text: 'my card!', intent: 'card' }]).examples).toEqual([one]);
    expect(aMemory([{ text: 'my card!', intent: 'phone' }]).examples).not.toEqual([one]);
    expect(aMemory([{ text: 'my cards!', intent: 'card' }]).examples).not.toEqual([one]);
  });
});

describe('compare', () => {
  it('finds nothing new where nothing has changed, in whatever order', () => {
    const sut = compare(dataOf(EXAMPLES.toReversed()), aMemory())!;
    expect([...sut.unseen]).toEqual([]);
    expect(sut.changes).toBe(0);
    expect(recalled(EXAMPLES.toReversed(), aMemory()).reverse()).toEqual(
      EXAMPLES.map(({ text }, row) => [text, row]),
    );
  });

  it('finds the rows whose text is new', () => {
    const set = dataOf([MORE[0]!, ...EXAMPLES, MORE[1]!]);
    const sut = compare(set, aMemory())!;
    expect([...sut.unseen]).toEqual([0, 41]);
    expect(sut.changes).toBe(2);
  });

  it('forgets examples that are gone', () => {
    const sut = compare(dataOf(EXAMPLES.slice(2)), aMemory(EXAMPLES, 0));
    // 2 of 38 are more than 5 %.
    expect(sut).toBeNull();
    expect(compare(dataOf(EXAMPLES.slice(1)), aMemory())!.changes).toBe(1);
    const [first] = recalled(EXAMPLES.slice(1), aMemory());
    expect(first).toEqual([EXAMPLES[1]!.text, 1]);
    expect(recalled(EXAMPLES.slice(1), aMemory())).toHaveLength(39);
  });

  it('counts a new intent of an example as two changes, and does not judge its text', () => {
    const moved = [{ ...EXAMPLES[0]!, intent: 'phone' }, ...EXAMPLES.slice(1)];
    const sut = compare(dataOf(moved), aMemory())!;
    expect([...sut.unseen]).toEqual([]);
    expect(sut.changes).toBe(2);
  });

  it('gives up where more than 5 % of the examples have changed', () => {
    expect(compare(dataOf([...EXAMPLES, ...MORE.slice(0, 2)]), aMemory())).not.toBeNull();
    expect(compare(dataOf([...EXAMPLES, ...MORE]), aMemory())).toBeNull();
  });

  it('adds up the changes since all were judged', () => {
    const next = dataOf([...EXAMPLES, MORE[0]!]);
    expect(compare(next, aMemory(EXAMPLES, 1))!.changes).toBe(2);
    expect(compare(next, aMemory(EXAMPLES, 2))).toBeNull();
  });

  it('gives up where the background is another, but for the order', () => {
    expect(compare(dataOf(EXAMPLES, BACKGROUND.toReversed()), aMemory())).not.toBeNull();
    for (const other of [[], ['who won'], [...BACKGROUND, 'good song'], ['tell me', 'who won']]) {
      expect(compare(dataOf(EXAMPLES, other), aMemory())).toBeNull();
    }
  });

  it('gives up where nothing was judged', () => {
    const set = dataOf(EXAMPLES);
    expect(compare(set, remember(set, 0, [], null))).toBeNull();
  });

  it('does not look at the names of intents', () => {
    const sut = compare(dataOf(withIntentNames(EXAMPLES)), aMemory())!;
    expect(sut).toMatchObject({ changes: 0, unseen: new Int32Array(0) });
  });
});

describe('recall', () => {
  it('judges anew whether the winner is right', () => {
    const memory = aMemory();
    // Another intent comes first in the alphabet, so that the winner is of none of these.
    const set = dataOf([...EXAMPLES, { text: 'an apple', intent: 'apple' }]);
    const sut = recall(set, compare(set, memory)!, memory.lexical);
    expect(sut.map(({ right }) => right)).not.toContain(true);
    const same = recall(dataOf(EXAMPLES), compare(dataOf(EXAMPLES), memory)!, memory.lexical);
    expect(same.map(({ right }) => right)).toEqual(EXAMPLES.map((_, i) => i % 2 === 0));
  });

  it('gives nothing for an example that was never judged', () => {
    const set = dataOf(EXAMPLES);
    const memory = remember(set, 0, judgedOf([5, 7]), null);
    expect(recalled(EXAMPLES, memory)).toEqual([
      [EXAMPLES[5]!.text, 5],
      [EXAMPLES[7]!.text, 7],
    ]);
  });

  it.each([
    ['as often as', 2, 2],
    ['more often than', 1, 2],
    ['less often than', 2, 1],
  ])('judges an example as often as it is given: %s before', (_, before, now) => {
    const times = (count: number) => [...EXAMPLES, ...Array<LabeledExample>(count).fill(MORE[0]!)];
    const memory = aMemory(times(before));
    const set = dataOf(times(now));
    const comparison = compare(set, memory)!;
    expect(comparison.unseen).toHaveLength(0);
    const rows = recall(set, comparison, memory.lexical).map(({ row }) => row);
    expect(rows).toEqual([...exampleRows(set)]);
  });
});
