import { describe, expect, it } from '@jest/globals';
import { memoryOf, readModel, writeModel } from './artifact.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { readMemory } from './memory/memory-artifact.js';
import type { OutOfFoldPrediction } from './model-metrics.js';
import {
  type LabeledExample,
  type TrainingEmbeddings,
  type TrainingOptions,
  type TrainingProgress,
  trainModel,
} from './training.js';

const OBJECTS = ['card', 'account', 'parcel', 'invoice'];
const OPENINGS = ['where is my', 'I lost the', 'please cancel my', 'help with this', 'the new'];
const JOKES = ['tell me a joke', 'how is the weather', 'who won the game', 'good song'];

const EXAMPLES: readonly LabeledExample[] = OBJECTS.flatMap((intent) =>
  Array.from({ length: 10 }, (_, i) => ({
    id: `${intent}-${i}`,
    text: `${OPENINGS[i % OPENINGS.length]!} ${intent} number ${i}`,
    intent,
  })),
);
/** The second was given the wrong intent. */
const FRESH: readonly LabeledExample[] = [
  { id: 'fresh', text: 'what about my card', intent: 'card' },
  { id: 'wrong', text: 'a spaceship brought my parcel', intent: 'invoice' },
];
const MORE: readonly LabeledExample[] = [...EXAMPLES, ...FRESH];

/** The embedding of a text is that of the object it names. */
function embed(text: string, dimensions = 5): Float32Array {
  const axis = OBJECTS.findIndex((object) => text.includes(object));
  return Float32Array.from({ length: dimensions }, (_, i) => (i === (axis + 5) % 5 ? 1 : 0));
}

function embeddingsOf(
  examples: readonly LabeledExample[],
  { encoder = 'an encoder', dimensions = 5, background = JOKES } = {},
): TrainingEmbeddings {
  const all = (texts: readonly string[]) =>
    Float32Array.from(texts.flatMap((text) => [...embed(text, dimensions)]));
  const vectors = all(examples.map(({ text }) => text));
  return { encoder, dimensions, vectors, background: all(background) };
}

/** A training with the stages that it went through, and its last report. */
function train(examples: readonly LabeledExample[], options: TrainingOptions = {}) {
  const stages = new Set<string>();
  let done = 0;
  const model = trainModel(examples, {
    background: JOKES,
    embeddings: embeddingsOf(examples),
    onProgress: (progress) => {
      stages.add(progress.stage);
      ({ done } = progress);
    },
    ...options,
  });
  return { ...model, stages: [...stages], done };
}

/** The stage that follows the features; nothing is trained. */
function secondStage(examples: readonly LabeledExample[], options: TrainingOptions): string {
  let stage = 'features';
  const stop = new Error('seen enough');
  const onProgress = (progress: TrainingProgress) => {
    ({ stage } = progress);
    if (stage !== 'features') throw stop;
  };
  expect(() => train(examples, { ...options, onProgress })).toThrow(stop);
  return stage;
}

function byExample(predictions: readonly OutOfFoldPrediction[]): OutOfFoldPrediction[] {
  return predictions.toSorted((a, b) => a.example - b.example);
}

const first = train(EXAMPLES);
const second = train(MORE, { previous: first.artifact });
const previous = EnsembleClassifier.fromArtifact(first.artifact);

describe('trainModel after a model of nearly the same examples', () => {
  it('does not judge by cross-validation again', () => {
    expect(first.stages).toEqual(['features', 'cross-validation', 'unknown intents', 'final']);
    expect(second.stages).toEqual(['features', 'final']);
    expect(second.done).toBe(1);
  });

  it('measures itself on old and new examples', () => {
    expect(first.metrics).toMatchObject({ examples: 40, evaluated: 40 });
    expect(second.metrics).toMatchObject({ examples: 42, evaluated: 42, encoder: 'an encoder' });
    const examples = byExample(second.outOfFold).map(({ example }) => example);
    expect(examples).toEqual([...Array(42).keys()]);
  });

  it('keeps what was judged before', () => {
    const told = (predictions: readonly OutOfFoldPrediction[]) =>
      byExample(predictions).map(({ example, predicted, right }) => [example, predicted, right]);
    expect(told(second.outOfFold).slice(0, 40)).toEqual(told(first.outOfFold));
  });

  it('has new examples judged by the model that has not seen them', () => {
    const full = byExample(second.outOfFold).slice(40);
    FRESH.forEach(({ text, intent }, i) => {
      const told = previous.classify(text, embed(text)).intent;
      expect(full[i]).toMatchObject({ actual: intent, predicted: told, right: told === intent });
    });
    expect(full.map(({ right }) => right)).toEqual([true, false]);
  });

  it('learns from all examples, and keeps how to blend and what tells the unknown', () => {
    const [before, after] = [readModel(first.artifact), readModel(second.artifact)];
    expect(after.members.examples.ids).toContain('fresh');
    for (const tier of ['lexical', 'full'] as const) {
      expect(after[tier]!.blend).toEqual(before[tier]!.blend);
      expect(after[tier]!.familiarity.detector).toEqual(before[tier]!.familiarity.detector);
      expect(after[tier]!.calibration.ceiling).toBe(43 / 44);
    }
    const sut = EnsembleClassifier.fromArtifact(second.artifact);
    expect(sut.classify('spaceship').intent).toBe('invoice');
    expect(previous.classify('spaceship').intent).not.toBe('invoice');
  });

  it('gives equal bytes for equal arguments', () => {
    const { artifact } = train(MORE, { previous: first.artifact.slice() });
    expect(Buffer.from(artifact).equals(second.artifact)).toBe(true);
  });

  it('goes on until too much has changed since all were judged', () => {
    expect(readMemory(memoryOf(second.artifact)).changes).toBe(2);
    const same = train(MORE, { previous: second.artifact });
    expect(same.stages).toEqual(['features', 'final']);
    expect(readMemory(memoryOf(same.artifact)).changes).toBe(2);
    const another = [...MORE, { text: 'my second account', intent: 'account' }];
    expect(secondStage(another, { previous: second.artifact })).toBe('cross-validation');
    const third = train(another, { previous: second.artifact, quick: true });
    expect(readMemory(memoryOf(third.artifact)).changes).toBe(0);
  });

  it('forgets an example that is gone', () => {
    const { metrics, stages } = train(EXAMPLES.slice(1), { previous: first.artifact });
    expect(stages).toEqual(['features', 'final']);
    expect(metrics).toMatchObject({ examples: 39, evaluated: 39 });
  });

  it('works without embeddings', () => {
    const options = { embeddings: undefined };
    const { artifact } = train(EXAMPLES, options);
    const { metrics, stages } = train(MORE, { ...options, previous: artifact });
    expect(stages).toEqual(['features', 'final']);
    expect(metrics).toMatchObject({ evaluated: 42, encoder: null });
  });
});

describe('trainModel after a model that is of no use', () => {
  const { artifact } = first;
  const model = readModel(artifact);
  const { lexical, full } = model.members;
  const withoutMachines = {
    ...model.members,
    lexical: { ...lexical, linear: null },
    full: { ...full!, linear: null },
  };
  const damaged = artifact.slice();
  damaged[1000]! ^= 1;
  const foreign = new TextEncoder().encode('{"weights": [1, 2, 3]}');
  const older = artifact.slice();
  older[8] = 1;

  it.each<[string, Uint8Array, readonly LabeledExample[], TrainingOptions]>([
    ['another intent', artifact, [...EXAMPLES, { text: 'my phone', intent: 'phone' }], {}],
    ['an intent less', artifact, EXAMPLES.slice(10), {}],
    [
      'an intent of another name',
      artifact,
      EXAMPLES.map((it) => (it.intent === 'card' ? { ...it, intent: 'cards' } : it)),
      {},
    ],
    ['another encoder', artifact, MORE, { embeddings: embeddingsOf(MORE, { encoder: 'other' }) }],
    [
      'vectors of another length',
      artifact,
      MORE,
      { embeddings: embeddingsOf(MORE, { dimensions: 6 }) },
    ],
    ['no encoder', artifact, MORE, { embeddings: undefined }],
    [
      'another background',
      artifact,
      MORE,
      {
        background: JOKES.slice(1),
        embeddings: embeddingsOf(MORE, { background: JOKES.slice(1) }),
      },
    ],
    [
      'other machines',
      writeModel({ ...model, members: withoutMachines }, memoryOf(artifact)),
      MORE,
      {},
    ],
    ['damaged bytes', damaged, MORE, {}],
    ['bytes cut off', artifact.subarray(0, -100), MORE, {}],
    ['foreign bytes', foreign, MORE, {}],
    ['no bytes', new Uint8Array(0), MORE, {}],
    ['an earlier version', older, MORE, {}],
    ['a memory that cannot be read', writeModel(model, foreign), MORE, {}],
  ])('judges all examples by cross-validation: %s', (_, bytes, examples, options) => {
    expect(secondStage(examples, { ...options, previous: bytes })).toBe('cross-validation');
  });

  it('trains as if there were none', () => {
    const sut = train(EXAMPLES, { quick: true, previous: damaged });
    const alone = train(EXAMPLES, { quick: true });
    expect(sut.stages).toEqual(alone.stages);
    expect(Buffer.from(sut.artifact).equals(alone.artifact)).toBe(true);
  });
});
