import { describe, expect, it } from '@jest/globals';
import { countDocuments, type CountedDocuments } from './counted-documents.js';
import { bagOf } from './feature-bag.js';
import type { FeatureSpace } from './feature-space.js';
import { hideIntents, type KnownAndUnknown } from './hidden-intents.js';
import { withIntentNames } from './intent-names.js';
import { BACKGROUND, EXAMPLE, NAME, prepareTrainingData } from './training-data.js';

const OBJECTS = ['card', 'parcel', 'invoice', 'phone', 'router', 'cable'];
const JOKES = Array.from({ length: 12 }, (_, i) => `joke of day ${i}`);

/** Every example names the object that is its intent. */
function aSet(perIntent: number, objects = OBJECTS): CountedDocuments {
  const examples = objects.flatMap((intent) =>
    Array.from({ length: perIntent }, (_, i) => ({ text: `my ${intent} ${i}`, intent })),
  );
  const data = prepareTrainingData(withIntentNames(examples), JOKES);
  return countDocuments(data, [], null, () => undefined);
}

function draw(set: CountedDocuments, seed: number): KnownAndUnknown {
  return hideIntents(set, seed, () => undefined)!;
}

function knows({ vocabulary }: FeatureSpace, word: string): boolean {
  const { keys, blocks } = bagOf(` ${word} `);
  const place = blocks.indexOf(0);
  return vocabulary.find(keys.high[place]!, keys.low[place]!) >= 0;
}

describe('hideIntents', () => {
  const set = aSet(8);
  const { known, unknown } = draw(set, 1);
  const kindOf = (row: number) => set.kinds[row];
  const intentsAmong = (rows: Int32Array) => {
    const examples = [...rows].filter((row) => kindOf(row) === EXAMPLE);
    return new Set(examples.map((row) => set.intents[set.labels[row]!]!));
  };

  it('hides a third of the intents with all of their examples', () => {
    const hidden = intentsAmong(unknown.rows);
    expect(hidden.size).toBe(2);
    const examples = [...unknown.rows].filter((row) => kindOf(row) === EXAMPLE);
    expect(examples).toHaveLength(16);
    for (const intent of intentsAmong(known.rows)) expect(hidden).not.toContain(intent);
  });

  it('trains without hidden intents, not even on their names', () => {
    const hidden = intentsAmong(unknown.rows);
    for (const { space } of [known, unknown]) {
      for (const intent of OBJECTS) expect(knows(space, intent)).toBe(!hidden.has(intent));
      expect(knows(space, 'joke')).toBe(true);
    }
  });

  it('holds out examples of the others, and background that is as unknown', () => {
    expect(known.rows.length).toBeGreaterThan(0);
    expect([...known.rows].every((row) => kindOf(row) === EXAMPLE)).toBe(true);
    const jokes = [...unknown.rows].filter((row) => kindOf(row) === BACKGROUND);
    expect(jokes.length).toBeGreaterThan(0);
    expect(jokes.length).toBeLessThan(JOKES.length);
    expect([...unknown.rows].map(kindOf)).not.toContain(NAME);
  });

  it('scores every row it gives', () => {
    for (const { rows, scores } of [known, unknown]) {
      expect(scores.full).toEqual([]);
      expect(scores.lexical.map(({ length }) => length)).toEqual([
        rows.length * 7,
        rows.length * 7,
      ]);
    }
  });

  it('keeps equal texts together, so that none is judged by members that have seen it', () => {
    const texts = Array.from({ length: 8 }, (_, i) => ` text${'abcdefgh'[i]!} `);
    const twice = OBJECTS.flatMap((intent) =>
      texts.flatMap((text) => Array(2).fill({ text: `${intent}${text}`, intent })),
    ) as { text: string; intent: string }[];
    const data = prepareTrainingData(twice, [...JOKES, ...JOKES]);
    const both = countDocuments(data, [], null, () => undefined);
    for (const seed of [1, 2, 3]) {
      const drawn = draw(both, seed);
      const judged = [...drawn.known.rows, ...drawn.unknown.rows].map(
        (row) => both.documents[row]!,
      );
      expect(judged.length).toBe(2 * new Set(judged).size);
    }
  });

  it('does not train on the name of an intent that is the text of a held-out example', () => {
    const named = OBJECTS.flatMap((intent) => [
      { text: intent, intent },
      ...Array.from({ length: 8 }, (_, i) => ({ text: `number ${i}`, intent })),
    ]);
    const data = prepareTrainingData(withIntentNames(named), JOKES);
    const sameName = countDocuments(data, [], null, () => undefined);
    const heldOut = [1, 2, 3].flatMap((seed) => {
      const { rows, space } = draw(sameName, seed).known;
      const words = [...rows].map((row) => sameName.documents[row]!.trim());
      return words.filter((word) => OBJECTS.includes(word)).map((word) => knows(space, word));
    });
    expect(heldOut.length).toBeGreaterThan(0);
    expect(heldOut).not.toContain(true);
  });

  it('repeats for an equal seed and draws others for another', () => {
    const again = draw(set, 1);
    expect(again.unknown.rows).toEqual(unknown.rows);
    expect(again.unknown.scores).toEqual(unknown.scores);
    expect(draw(set, 2).unknown.rows).not.toEqual(unknown.rows);
  });

  it('does nothing where there is too little to hide', () => {
    const work: number[] = [];
    expect(hideIntents(aSet(6), 1, (share) => work.push(share))).toBeNull();
    expect(hideIntents(aSet(20, OBJECTS.slice(0, 3)), 1, (share) => work.push(share))).toBeNull();
    expect(work).toEqual([]);
  });
});
