import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ArtifactError, memoryOf, readModel, writeModel } from './artifact.js';
import { pack, unpacking } from './artifact-container.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { readMemory } from './memory/memory-artifact.js';
import { finish } from './steps.js';
import { trainModel } from './training.js';

const EXAMPLES = [
  { id: '1', text: 'I want my money back', intent: 'refund' },
  { id: '2', text: 'Please refund my last order', intent: 'refund' },
  { id: '3', text: 'Where is my package?', intent: 'delivery' },
  { id: '4', text: 'My parcel has not arrived yet', intent: 'delivery' },
];
const BACKGROUND = ['Tell me a joke', 'Who won the match?'];
const EMBEDDINGS = {
  encoder: 'an encoder',
  dimensions: 3,
  vectors: Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0),
  background: Float32Array.of(0, 0, 1, 0, 0, 1),
};
const { artifact } = trainModel(EXAMPLES, { background: BACKGROUND });
const full = trainModel(EXAMPLES, { background: BACKGROUND, embeddings: EMBEDDINGS }).artifact;
const sut = EnsembleClassifier.fromArtifact(artifact);

describe('artifact', () => {
  it('keeps what the model knows beside its numbers', () => {
    const { intents, encoder, full: head, members } = readModel(full);
    expect(intents).toEqual(['delivery', 'refund']);
    expect(encoder).toBe('an encoder');
    expect(head!.blend).toHaveLength(3);
    expect(members.examples.ids).toEqual(['3', '4', '1', '2']);
    expect(readModel(artifact)).toMatchObject({ encoder: null, full: null });
  });

  it.each([
    ['without', artifact],
    ['with', full],
  ])('is written as it was read, %s embeddings', (_, bytes) => {
    const again = writeModel(readModel(bytes), memoryOf(bytes));
    expect(Buffer.from(again).equals(bytes)).toBe(true);
  });

  it('keeps the machines of both tiers, those of the full one with a tail', () => {
    const { lexical, full: pair, space } = readModel(full).members;
    const features = space.vocabulary.size;
    expect([lexical.linear!.tail, pair!.linear!.tail]).toEqual([0, 3]);
    expect(lexical.linear!.weights.scales).toHaveLength(features);
    expect(pair!.linear!.weights.scales).toHaveLength(features + 3);
    expect(pair!.linear!.weights.rows.bytes).toHaveLength((features + 3) * 3);
  });

  it('needs no machines', () => {
    const model = readModel(full);
    const { lexical, full: pair } = model.members;
    const members = {
      ...model.members,
      lexical: { ...lexical, linear: null },
      full: { ...pair!, linear: null },
    };
    const bytes = writeModel({ ...model, members }, memoryOf(full));
    const read = readModel(bytes);
    expect([read.members.lexical.linear, read.members.full!.linear]).toEqual([null, null]);
    expect(Buffer.from(writeModel(read, memoryOf(bytes))).equals(bytes)).toBe(true);
  });

  it('brings along what its training is remembered by', () => {
    const { changes, judged, lexical, full: ofFull } = readMemory(memoryOf(full));
    expect(changes).toBe(0);
    expect([...judged].sort()).toEqual([0, 1, 2, 3]);
    expect([lexical.length, ofFull!.length]).toEqual([4, 4]);
    expect(readMemory(memoryOf(artifact)).full).toBeNull();
    const other = Uint8Array.of(1, 2, 3);
    expect(memoryOf(writeModel(readModel(artifact), other))).toEqual(other);
    expect(() => memoryOf(artifact.subarray(1))).toThrow(ArtifactError);
  });

  it('gives the identical classification wherever its bytes lie', () => {
    const shifted = new Uint8Array(artifact.length + 3);
    shifted.set(artifact, 3);
    const other = EnsembleClassifier.fromArtifact(shifted.subarray(3));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (noise) => {
        const message = `where is my refund ${noise}`;
        expect(other.classify(message)).toEqual(sut.classify(message));
      }),
    );
  });

  it('does not change when the bytes it was loaded from do', () => {
    const bytes = artifact.slice();
    const loaded = EnsembleClassifier.fromArtifact(bytes);
    bytes.fill(0);
    expect(loaded.classify('refund please')).toEqual(sut.classify('refund please'));
  });

  it('is refused when any byte is changed', () => {
    const place = fc.oneof(fc.nat(63), fc.nat(artifact.length - 1));
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = artifact.slice();
        bytes[at]! ^= change;
        expect(() => EnsembleClassifier.fromArtifact(bytes)).toThrow(ArtifactError);
      }),
    );
  });

  it('is refused when it is cut or grown', () => {
    fc.assert(
      fc.property(fc.nat(artifact.length - 1), (length) => {
        expect(() => EnsembleClassifier.fromArtifact(artifact.slice(0, length))).toThrow(
          ArtifactError,
        );
      }),
    );
    const grown = new Uint8Array(artifact.length + 8);
    grown.set(artifact);
    expect(() => EnsembleClassifier.fromArtifact(grown)).toThrow(ArtifactError);
  });

  it('judges the same where it was stored by an earlier version, which took more room', () => {
    const before = pack(finish(unpacking(artifact)), 6);
    expect(artifact.length).toBeLessThan(before.length);
    const [sut, then] = [artifact, before].map((it) => EnsembleClassifier.fromArtifact(it));
    for (const message of ['where is my card', 'cancel it, please', 'qqq', '']) {
      expect(sut!.classify(message)).toEqual(then!.classify(message));
    }
  });

  it('says which version it needs', () => {
    const newer = artifact.slice();
    newer[8] = 8;
    expect(() => EnsembleClassifier.fromArtifact(newer)).toThrow(
      /version 8.*reads versions 3 to 7/,
    );
    expect(() => EnsembleClassifier.fromArtifact(new TextEncoder().encode('{"a": 1}'))).toThrow(
      /not a classifier artifact/,
    );
  });
});
