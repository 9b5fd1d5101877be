import { describe, expect, it } from '@jest/globals';
import { memoryOf, readModel } from './artifact.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { dealFolds } from './folds.js';
import { readMemory } from './memory/memory-artifact.js';
import {
  type LabeledExample,
  type TrainingEmbeddings,
  type TrainingProgress,
  trainModel,
} from './training.js';
import { prepareTrainingData } from './training-data.js';

const OBJECTS = ['card', 'account', 'parcel', 'invoice'];
const OPENINGS = ['where is my', 'I lost the', 'please cancel my', 'help with this', 'the new'];
const EXAMPLES: readonly LabeledExample[] = OBJECTS.flatMap((intent) =>
  OPENINGS.flatMap((opening) => [
    { text: `${opening} ${intent}`, intent },
    { text: `${opening} ${intent} again`, intent },
  ]),
);
const EMBEDDINGS: TrainingEmbeddings = {
  encoder: 'an encoder',
  dimensions: 4,
  vectors: Float32Array.from(
    EXAMPLES.flatMap(({ intent }) => OBJECTS.map((object) => (object === intent ? 1 : 0))),
  ),
  background: new Float32Array(0),
};

/** The examples in the order in which cross-validation with so many folds judges them. */
function judgedIn(folds: number, seed: number): number[] {
  const { documents, labels } = prepareTrainingData(EXAMPLES, []);
  const foldOf = dealFolds(documents, labels, folds, seed);
  return [...documents.keys()].sort((a, b) => foldOf[a]! - foldOf[b]! || a - b);
}

describe('TrainingOptions.quick', () => {
  const quick = trainModel(EXAMPLES, { quick: true });
  const usual = trainModel(EXAMPLES, {});

  it('trains one network instead of several', () => {
    const unitsOf = (artifact: Uint8Array) =>
      readModel(artifact).members.lexical.network.network.units;
    expect(unitsOf(usual.artifact)).toBe(3 * unitsOf(quick.artifact));
    expect(quick.metrics.artifactBytes).toBeLessThan(usual.metrics.artifactBytes);
  });

  it('judges in 2 folds instead of 5, which nothing later is built on', () => {
    expect(quick.outOfFold.map(({ example }) => example)).toEqual(judgedIn(2, 1));
    expect(readMemory(memoryOf(quick.artifact)).judged).toEqual([]);
    expect(readMemory(memoryOf(usual.artifact)).judged).toEqual(judgedIn(5, 1));
  });

  it('still judges every example, and learns', () => {
    expect(quick.metrics).toMatchObject({ examples: 40, evaluated: 40 });
    expect(quick.metrics.accuracy).toBeGreaterThan(0.9);
    const sut = EnsembleClassifier.fromArtifact(quick.artifact);
    for (const object of OBJECTS) expect(sut.classify(`my ${object}`).intent).toBe(object);
  });

  it('gives equal bytes for equal arguments', () => {
    const again = trainModel(EXAMPLES, { quick: true });
    expect(Buffer.from(again.artifact).equals(quick.artifact)).toBe(true);
  });
});

describe('TrainingOptions.embeddings', () => {
  const { vectors } = EMBEDDINGS;

  it.each([
    ['too few', { ...EMBEDDINGS, vectors: vectors.subarray(4) }],
    ['too many', { ...EMBEDDINGS, vectors: Float32Array.of(...vectors, 0, 0, 0, 1) }],
    ['of another length', { ...EMBEDDINGS, dimensions: 3 }],
    ['of background that is not there', { ...EMBEDDINGS, background: new Float32Array(4) }],
  ])('are refused where they are %s', (_, embeddings) => {
    expect(() => trainModel(EXAMPLES, { embeddings })).toThrow(RangeError);
  });

  it('are refused without those of the background', () => {
    const background = ['tell me a joke'];
    expect(() => trainModel(EXAMPLES, { background, embeddings: EMBEDDINGS })).toThrow(RangeError);
  });
});

describe('TrainingOptions.onProgress', () => {
  function reportsOf(embeddings?: TrainingEmbeddings, quick = false): TrainingProgress[] {
    const reports: TrainingProgress[] = [];
    trainModel(EXAMPLES, { embeddings, quick, onProgress: (report) => reports.push(report) });
    return reports;
  }

  it.each([
    ['of the lexical tier', undefined, false],
    ['of both tiers', EMBEDDINGS, false],
    ['quickly', EMBEDDINGS, true],
  ])('is told of a training %s in steps that only rise, and end at 1', (_, embeddings, quick) => {
    const reports = reportsOf(embeddings, quick);
    const done = reports.map((report) => report.done);
    expect(done[0]).toBe(0);
    expect(new Set(done).size).toBe(done.length);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBeCloseTo(1, 12);
    expect(done.length).toBeLessThanOrEqual(500 + 4);

    const lastOf = new Map(reports.map((report) => [report.stage, report.done]));
    expect([...lastOf]).toEqual([
      ['features', expect.closeTo(0.01, 9)],
      ['cross-validation', expect.closeTo(0.66, 9)],
      ['unknown intents', expect.closeTo(0.76, 9)],
      ['final', expect.closeTo(1, 9)],
    ]);
  });

  it('is told of every stage in small steps', () => {
    const reports = reportsOf(EMBEDDINGS);
    const steps = reports.slice(1).map(({ done }, i) => done - reports[i]!.done);
    expect(Math.max(...steps)).toBeLessThan(0.02);
  });
});
