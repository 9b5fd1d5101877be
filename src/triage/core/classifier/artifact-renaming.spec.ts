import { describe, expect, it } from '@jest/globals';
import { readModel, renameExamples } from './artifact.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { trainModel } from './training.js';

const { artifact } = trainModel([
  { id: '1', text: 'I want my money back', intent: 'refund' },
  { id: '2', text: 'Please refund my last order', intent: 'refund' },
  { id: '3', text: 'Where is my package?', intent: 'delivery' },
  { id: '4', text: 'My parcel has not arrived yet', intent: 'delivery' },
  { text: 'delivery', intent: 'delivery' },
]);
const sut = renameExamples(artifact, (id) => (id === '' ? '' : `7${id}`));

describe('renameExamples', () => {
  it('names the same examples, in the same order', () => {
    const { ids } = readModel(artifact).members.examples;
    expect(readModel(sut).members.examples.ids).toEqual(ids.map((id) => (id ? `7${id}` : '')));
  });

  it('changes nothing else', () => {
    const back = renameExamples(sut, (id) => id.slice(1));
    expect(Buffer.from(back).equals(artifact)).toBe(true);
    const text = 'where is my parcel';
    const before = EnsembleClassifier.fromArtifact(artifact).classify(text);
    expect(EnsembleClassifier.fromArtifact(sut).classify(text)).toEqual({
      ...before,
      nearest: before.nearest.map((it) => ({ ...it, example: `7${it.example}` })),
    });
  });
});
