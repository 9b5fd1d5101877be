import { describe, expect, it } from '@jest/globals';
import { countDocuments } from './counted-documents.js';
import { crossValidate } from './cross-validation.js';
import { bagOf } from './feature-bag.js';
import { withIntentNames } from './intent-names.js';
import { EXAMPLE, prepareTrainingData } from './training-data.js';

const FOLDS = 3;
/** Each example has a word of its own; every third is given twice. */
const examples = ['card', 'parcel', 'phone'].flatMap((intent) =>
  Array.from({ length: 6 }, (_, i) => `my ${intent} ${intent}word${'abcdef'[i]!}`).flatMap(
    (text, i) => Array.from({ length: i % 3 === 0 ? 2 : 1 }, () => ({ text, intent })),
  ),
);
const lonely = { text: 'a spaceship', intent: 'spaceship' };
const data = prepareTrainingData(
  [...withIntentNames(examples), lonely],
  ['tell a joke', 'how is the weather', 'who won'],
);
const set = countDocuments(data, [], null, () => undefined);
const work: number[] = [];
const heldOut = crossValidate(set, FOLDS, 1, (share) => work.push(share));

describe('crossValidate', () => {
  it('holds out every example once, and nothing else', () => {
    const rows = heldOut.flatMap((part) => [...part.rows]).sort((a, b) => a - b);
    const judged = [...set.labels.keys()].filter((row) => {
      return set.kinds[row] === EXAMPLE && set.documents[row] !== ' a spaceship ';
    });
    expect(rows).toEqual(judged);
    expect(heldOut).toHaveLength(FOLDS);
  });

  it('keeps equal documents in one fold', () => {
    const foldsOf = new Map<string, Set<number>>();
    heldOut.forEach(({ rows }, fold) => {
      for (const row of rows) {
        const document = set.documents[row]!;
        foldsOf.set(document, (foldsOf.get(document) ?? new Set()).add(fold));
      }
    });
    expect(foldsOf.size).toBe(18);
    for (const folds of foldsOf.values()) expect(folds.size).toBe(1);
  });

  it('judges by members that never saw the document', () => {
    for (const { rows, space } of heldOut) {
      for (const row of rows) {
        const { keys, blocks } = bagOf(set.documents[row]!);
        const words = [...keys.high.keys()].filter((feature) => blocks[feature] === 0);
        const known = words.map((word) => space.vocabulary.find(keys.high[word]!, keys.low[word]!));
        // "my" and the object are known, the word of its own is not.
        expect(known.map((number) => number >= 0)).toEqual([true, true, false]);
      }
    }
  });

  it('scores every class of every row, and finds the right one', () => {
    let right = 0;
    for (const { rows, scores } of heldOut) {
      expect(scores.full).toEqual([]);
      expect(scores.lexical).toHaveLength(2);
      for (const own of scores.lexical) expect(own).toHaveLength(rows.length * set.classes);
      rows.forEach((row, place) => {
        const own = scores.lexical[0]!.subarray(place * set.classes, (place + 1) * set.classes);
        if (own.indexOf(Math.max(...own)) === set.labels[row]) right++;
      });
    }
    expect(right).toBe(examples.length);
  });

  it('tells its work, together 1', () => {
    expect(work.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
  });

  it('repeats for an equal seed', () => {
    const again = crossValidate(set, FOLDS, 1, () => undefined);
    expect(again.map(({ scores }) => scores)).toEqual(heldOut.map(({ scores }) => scores));
  });

  it('gives nothing where no intent has more than one document', () => {
    const single = prepareTrainingData([lonely, { text: 'my card', intent: 'card' }], []);
    const few = countDocuments(single, [], null, () => undefined);
    expect(crossValidate(few, FOLDS, 1, () => undefined)).toEqual([]);
  });
});
