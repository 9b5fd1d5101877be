import { describe, expect, it } from '@jest/globals';
import { memoryOf, readModel, writeModel } from './artifact.js';
import { pack, unpacking } from './artifact-container.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { readMemory } from './memory/memory-artifact.js';
import { seenTexts } from './memory/seen-texts.js';
import { finish } from './steps.js';
import { trainModel } from './training.js';
import type { TriageModel } from './triage-model.js';

const EXAMPLES = ['where is it', 'when does it come', 'where is order 48213', 'has it been sent']
  .map((text) => ({ text, intent: 'delivery' }))
  .concat(
    ['i want my money back', 'refund me', 'refund 77120 now', 'give it back'].map((text) => ({
      text,
      intent: 'refund',
    })),
  );
const { artifact } = trainModel(EXAMPLES);

/** The artifact as it would have been before there was more than one way to read. */
function ofThatTime(): Uint8Array {
  const { reading: _, ...model } = readModel(artifact);
  const now = writeModel(model as TriageModel, memoryOf(artifact));
  return pack(finish(unpacking(now)), 3);
}

describe('a model', () => {
  it('reads numbers by their kinds, so that none decides', () => {
    const sut = EnsembleClassifier.fromArtifact(artifact);
    expect(sut.reading).toBe(2);
    expect(sut.classify('48213')).toMatchObject({ intent: null, knownShare: 0 });
    expect(sut.classify('refund 48213')).toEqual(sut.classify('refund 12345'));
  });

  it('of earlier goes on reading them as they are written', () => {
    const sut = EnsembleClassifier.fromArtifact(ofThatTime());
    expect(sut.reading).toBe(1);
    expect(sut.classify('48213').knownShare).toBe(0);
    const words = sut.classify('refund 12345');
    expect(words.knownShare).toBeLessThan(1);
    expect(words.knownShare).toBeLessThan(
      EnsembleClassifier.fromArtifact(artifact).classify('refund 12345').knownShare,
    );
  });

  it('of earlier is trained anew, not renewed', () => {
    const previous = ofThatTime();
    const again = trainModel(EXAMPLES, { previous }).artifact;
    expect(Buffer.from(again).equals(artifact)).toBe(true);
  });

  it('is asked for texts as it read them', () => {
    const memory = readMemory(memoryOf(artifact));
    expect(seenTexts(memory, 2)('refund 12345 now')).toBe(true);
    expect(seenTexts(memory, 1)('refund 12345 now')).toBe(false);
  });
});
