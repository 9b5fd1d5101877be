import { describe, expect, it } from '@jest/globals';
import { countDocuments, embeddingOf } from './counted-documents.js';
import { prepareTrainingData } from './training-data.js';

const DATA = prepareTrainingData(
  [
    { text: '!', intent: 'card' },
    { text: 'my card', intent: 'card' },
    { text: 'card', intent: 'card', isName: true },
    { text: 'my phone', intent: 'phone' },
  ],
  ['?!', '...', 'a joke'],
);
const EMBEDDINGS = {
  encoder: 'test',
  dimensions: 2,
  vectors: Float32Array.of(0, 1, 10, 11, 20, 21, 30, 31),
  background: Float32Array.of(100, 101, 110, 111, 120, 121),
};

describe('countDocuments', () => {
  it('counts every document, and the background as a class of its own', () => {
    let rows = 0;
    const set = countDocuments(DATA, [], null, () => rows++);
    expect(rows).toBe(DATA.documents.length);
    expect(set.counts.offsets).toHaveLength(rows + 1);
    expect(set.classes).toBe(3);
    const examples = [
      { text: 'my card', intent: 'card' },
      { text: 'my phone', intent: 'phone' },
    ];
    const alone = prepareTrainingData(examples, ['...']);
    expect(countDocuments(alone, [], null, () => undefined).classes).toBe(2);
  });
});

describe('embeddingOf', () => {
  it('is the one given with the text, wherever its document now stands', () => {
    const set = countDocuments(DATA, [], EMBEDDINGS, () => undefined);
    const byDocument = new Map(set.documents.map((it, row) => [it, [...embeddingOf(set, row)!]]));
    expect(Object.fromEntries(byDocument)).toEqual({
      ' my card ': [10, 11],
      ' my phone ': [30, 31],
      ' card ': [20, 21],
      ' ? ': [100, 101],
      ' a joke ': [120, 121],
    });
  });

  it('is nothing without embeddings', () => {
    expect(
      embeddingOf(
        countDocuments(DATA, [], null, () => undefined),
        0,
      ),
    ).toBeUndefined();
  });
});
