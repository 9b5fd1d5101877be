import { describe, expect, it } from '@jest/globals';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { withIntentNames } from './intent-names.js';
import { accuracy } from './metrics.js';
import { seededRandom } from './random.js';
import {
  type LabeledExample,
  TrainingDataError,
  type TrainingEmbeddings,
  type TrainingOptions,
  trainModel,
} from './training.js';

const OBJECTS = ['card', 'account', 'parcel', 'invoice', 'phone', 'router'];
const JOKES = ['tell me a joke', 'how is the weather', 'who won the game', 'good song'];

/** Examples whose intent is the object they name. */
function examplesOf(objects: readonly string[], perIntent: number): LabeledExample[] {
  const openings = ['where is my', 'I lost the', 'please cancel my', 'help with this', 'the new'];
  return objects.flatMap((intent) =>
    Array.from({ length: perIntent }, (_, i) => ({
      text: `${openings[i % openings.length]!} ${intent} number ${i}`,
      intent,
    })),
  );
}

/** Each a vector of unit length near the direction of its intent; background has its own. */
function embeddingsOf(
  examples: readonly LabeledExample[],
  background: readonly string[] = [],
): TrainingEmbeddings {
  const intents = [...new Set(examples.map(({ intent }) => intent))];
  const dimensions = intents.length + 1;
  const random = seededRandom(5);
  const near = (axis: number) => {
    const noisy = Array.from({ length: dimensions }, (_, i) => {
      return (i === axis ? 1 : 0) + (random() - 0.5) / 5;
    });
    const length = Math.hypot(...noisy);
    return noisy.map((value) => value / length);
  };
  return {
    encoder: 'an encoder',
    dimensions,
    vectors: Float32Array.from(examples.flatMap(({ intent }) => near(intents.indexOf(intent)))),
    background: Float32Array.from(background.flatMap(() => near(intents.length))),
  };
}

/** Whether two runs give the same bytes. */
function agree(
  [examples, options]: readonly [readonly LabeledExample[], TrainingOptions],
  [others, otherOptions]: readonly [readonly LabeledExample[], TrainingOptions],
): boolean {
  const { artifact } = trainModel(examples, options);
  return Buffer.from(artifact).equals(trainModel(others, otherOptions).artifact);
}

function codeOf(examples: readonly LabeledExample[], background: readonly string[] = []): string {
  try {
    trainModel(examples, { background });
  } catch (error) {
    if (error instanceof TrainingDataError) return error.code;
    throw error;
  }
  return 'trained';
}

describe('trainModel', () => {
  it('measures itself on messages it had not seen', () => {
    const { metrics, artifact, outOfFold } = trainModel(examplesOf(OBJECTS, 10));
    expect(metrics).toMatchObject({ examples: 60, intents: 6, background: 0, evaluated: 60 });
    expect(metrics.encoder).toBeNull();
    expect(metrics.accuracy).toBeGreaterThan(0.9);
    expect(metrics.artifactBytes).toBe(artifact.length);
    expect(metrics.perIntent.map(({ intent }) => intent)).toEqual([...OBJECTS].sort());
    expect(metrics.perIntent.every(({ examples }) => examples === 10)).toBe(true);
    expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics);
    expect(outOfFold.map(({ example }) => example).sort((a, b) => a - b)).toEqual([
      ...Array(60).keys(),
    ]);
    const familiar = outOfFold.filter((it) => it.familiar).length;
    expect(metrics.familiar).toBe(familiar / 60);
  });

  it('gives equal bytes for equal arguments', () => {
    const examples = examplesOf(OBJECTS.slice(0, 4), 10);
    const aRun = () =>
      [
        examples.map((example) => ({ ...example })),
        { background: [...JOKES], embeddings: embeddingsOf(examples, JOKES), quick: true, seed: 7 },
      ] as const;
    expect(agree(aRun(), aRun())).toBe(true);
  });

  it('gives other bytes for another seed', () => {
    const examples = examplesOf(OBJECTS, 2);
    expect(agree([examples, { seed: 1 }], [examples, { seed: 2 }])).toBe(false);
  });

  it('measures the full tier, and the lexical one beside it', () => {
    // Nothing in the words tells these intents apart.
    const examples = examplesOf(['a', 'b', 'c'], 10).map((it, i) => ({
      ...it,
      text: `please help me with number ${i % 10}`,
    }));
    const model = trainModel(examples, { embeddings: embeddingsOf(examples) });
    expect(model.metrics).toMatchObject({ encoder: 'an encoder', evaluated: 30 });
    expect(model.metrics.accuracy).toBe(1);
    expect(accuracy(model.outOfFold)).toBe(1);
    expect(trainModel(examples).metrics.accuracy).toBeLessThan(0.6);
  });

  it('learns from the names of intents without counting them', () => {
    const examples = examplesOf(OBJECTS, 3);
    const { metrics, outOfFold, artifact } = trainModel(withIntentNames(examples));
    expect(metrics).toMatchObject({ examples: 18, evaluated: 18 });
    expect(Math.max(...outOfFold.map(({ example }) => example))).toBeLessThan(18);
    expect(EnsembleClassifier.fromArtifact(artifact).classify('router').intent).toBe('router');
  });

  it('is less familiar with an intent that it never saw', () => {
    const { artifact } = trainModel(examplesOf(OBJECTS, 7), { background: JOKES, quick: true });
    const sut = EnsembleClassifier.fromArtifact(artifact);
    const known = sut.classify('where is my card').familiarity;
    const unknown = sut.classify('where is my spaceship').familiarity;
    expect(known).toBeGreaterThan(unknown);
    expect(known).toBeLessThan(1);
  });

  it('does not judge an intent with a single example, nor lets it disturb the others', () => {
    const single = { text: 'who owns the spaceship', intent: 'spaceship' };
    const { artifact, metrics } = trainModel([...examplesOf(OBJECTS, 5), single]);
    expect(metrics).toMatchObject({ examples: 31, evaluated: 30 });
    const quality = metrics.perIntent.find(({ intent }) => intent === 'spaceship');
    expect(quality).toEqual({ intent: 'spaceship', examples: 1, precision: null, recall: null });
    const { intent } = EnsembleClassifier.fromArtifact(artifact).classify('the spaceship');
    expect(intent).toBe('spaceship');
  });

  it('trains when no intent has more than one example, and stays unsure', () => {
    const { artifact, metrics } = trainModel(examplesOf(OBJECTS, 1));
    expect(metrics).toMatchObject({ evaluated: 0, accuracy: 0, ece: 0 });
    const { intent, confidence } = EnsembleClassifier.fromArtifact(artifact).classify('my router');
    expect(intent).toBe('router');
    expect(confidence).toBeLessThan(0.5);
  });

  it('shares its confidence between two intents with identical examples', () => {
    const twins = examplesOf(['card'], 8).flatMap(({ text }) => [
      { text, intent: 'a' },
      { text, intent: 'b' },
    ]);
    const { artifact } = trainModel([...twins, ...examplesOf(['parcel', 'phone'], 8)]);
    const { intent, confidence, alternatives } =
      EnsembleClassifier.fromArtifact(artifact).classify('where is my card');
    expect(['a', 'b']).toContain(intent);
    expect(['a', 'b']).toContain(alternatives[0]?.intent);
    expect(confidence).toBeLessThan(0.75);
  });

  it('takes the same text twice, very long texts and other scripts', () => {
    const { artifact } = trainModel([
      ...examplesOf(['card'], 3),
      ...examplesOf(['card'], 3),
      { text: 'x y '.repeat(2500), intent: 'long' },
      { text: 'z'.repeat(10_000), intent: 'long' },
      { text: 'где моя посылка', intent: 'посылка' },
      { text: 'посылка не пришла', intent: 'посылка' },
    ]);
    const sut = EnsembleClassifier.fromArtifact(artifact);
    expect(sut.classify('моя посылка?').intent).toBe('посылка');
    expect(sut.classify('my card').intent).toBe('card');
  });

  it('tells a single intent from the background', () => {
    const { artifact } = trainModel(examplesOf(['card'], 8), { background: JOKES });
    const sut = EnsembleClassifier.fromArtifact(artifact);
    expect(sut.classify('where is my card').familiar).toBe(true);
    expect(sut.classify('tell me a joke').familiar).toBe(false);
    expect(sut.classify('where is my card').alternatives).toEqual([]);
  });

  it('ignores texts without words', () => {
    const examples = [...examplesOf(OBJECTS, 3), { text: ' ... ', intent: 'card' }];
    expect(trainModel(examples, { background: ['', '!'] }).metrics).toMatchObject({
      examples: 18,
      background: 0,
    });
  });

  it('takes many intents with few examples', () => {
    const names = Array.from({ length: 60 }, (_, i) => `thing${i.toString(36)}`);
    const { artifact, metrics } = trainModel(examplesOf(names, 2), { quick: true });
    expect(metrics.intents).toBe(60);
    expect(EnsembleClassifier.fromArtifact(artifact).classify('my thing4').intent).toBe('thing4');
  });
});

describe('TrainingDataError', () => {
  it('says what is missing', () => {
    expect(codeOf([])).toBe('TRAINING.NO_EXAMPLES');
    expect(codeOf(examplesOf(['card'], 5))).toBe('TRAINING.TOO_FEW_INTENTS');
    expect(codeOf([{ text: '  ', intent: 'card' }])).toBe('TRAINING.INTENT_WITHOUT_WORDS');
    const wordless = { text: '...', intent: 'dots' };
    expect(() => trainModel([...examplesOf(OBJECTS, 2), wordless])).toThrow(/dots/);
  });
});
