import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { trainModel } from './training.js';

const EXAMPLES = [
  { id: '1', text: 'I want my money back', intent: 'refund' },
  { id: '2', text: 'Please refund my last order', intent: 'refund' },
  { id: '3', text: 'Where is my package?', intent: 'delivery' },
  { id: '4', text: 'My parcel has not arrived yet', intent: 'delivery' },
];
const { artifact } = trainModel(EXAMPLES, {
  background: ['Tell me a joke', 'Who won the match?'],
  embeddings: {
    encoder: 'an encoder',
    dimensions: 3,
    vectors: Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0),
    background: Float32Array.of(0, 0, 1, 0, 0, 1),
  },
});
const sut = EnsembleClassifier.fromArtifact(artifact);

const messages = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom('my', 'refund', 'parcel', 'package', 'joke', 'zx'))
    .map((words) => words.join(' ')),
);

describe('EnsembleClassifier.judge', () => {
  it.each([
    ['lexical', undefined],
    ['full', Float32Array.of(0.6, 0.8, 0)],
  ])('says bit for bit what classify says, %s tier', (_, embedding) => {
    fc.assert(
      fc.property(messages, (message) => {
        const judgement = sut.judge(message, embedding);
        const classification = sut.classify(message, embedding);
        expect(Object.keys(judgement)).toHaveLength(5);
        expect({ ...classification, ...judgement }).toEqual(classification);
      }),
    );
  });

  it('depends on nothing that was judged before', () => {
    const first = sut.judge('where is my parcel');
    sut.judge('refund '.repeat(500), Float32Array.of(0, 0, 1));
    expect(sut.judge('where is my parcel')).toEqual(first);
  });
});

describe('EnsembleClassifier.classifying', () => {
  it('says the same as classify, in steps', () => {
    const message = 'where is my parcel';
    const steps = sut.classifying(message);
    let turns = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) turns++;
    expect(step.value).toEqual(sut.classify(message));
    expect(turns).toBeGreaterThanOrEqual(4);
  });
});
