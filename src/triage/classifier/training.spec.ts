import { describe, expect, it } from 'vitest';
import { LinearClassifier } from './linear-classifier.js';
import {
  TrainingDataError,
  trainLinearModel,
  type LabeledExample,
  type TrainingProgress,
} from './training.js';

const OBJECTS = ['card', 'account', 'parcel', 'invoice', 'phone', 'router'];

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

function codeOf(examples: readonly LabeledExample[], background: readonly string[] = []): string {
  try {
    trainLinearModel(examples, { background });
  } catch (error) {
    if (error instanceof TrainingDataError) return error.code;
    throw error;
  }
  return 'trained';
}

describe('trainLinearModel', () => {
  it('measures itself on messages it had not seen', () => {
    const { metrics, artifact, outOfFold } = trainLinearModel(examplesOf(OBJECTS, 10));
    expect(metrics).toMatchObject({ examples: 60, intents: 6, background: 0, evaluated: 60 });
    expect(metrics.accuracy).toBeGreaterThan(0.9);
    expect(metrics.artifactBytes).toBe(artifact.length);
    expect(metrics.perIntent.map(({ intent }) => intent)).toEqual([...OBJECTS].sort());
    expect(metrics.perIntent.every(({ examples }) => examples === 10)).toBe(true);
    expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics);
    expect(outOfFold.map(({ example }) => example).sort((a, b) => a - b)).toEqual([
      ...Array(60).keys(),
    ]);
  });

  it('gives equal bytes for equal examples', () => {
    const examples = examplesOf(OBJECTS, 4);
    expect(trainLinearModel(examples).artifact).toEqual(trainLinearModel(examples).artifact);
  });

  it('reports progress that only rises and ends at 1', () => {
    const reports: TrainingProgress[] = [];
    trainLinearModel(examplesOf(OBJECTS, 4), { onProgress: (report) => reports.push(report) });
    const done = reports.map((report) => report.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBeCloseTo(1, 12);
    expect(reports.at(-1)?.stage).toBe('final');
  });

  it('does not judge an intent with a single example, nor lets it disturb the others', () => {
    const single = { text: 'who owns the spaceship', intent: 'spaceship' };
    const { artifact, metrics } = trainLinearModel([...examplesOf(OBJECTS, 8), single]);
    expect(metrics).toMatchObject({ examples: 49, evaluated: 48 });
    const quality = metrics.perIntent.find(({ intent }) => intent === 'spaceship');
    expect(quality).toEqual({ intent: 'spaceship', examples: 1, precision: null, recall: null });
    const { intent } = LinearClassifier.fromArtifact(artifact).classify('the spaceship');
    expect(intent).toBe('spaceship');
  });

  it('trains when no intent has more than one example, and stays unsure', () => {
    const { artifact, metrics } = trainLinearModel(examplesOf(OBJECTS, 1));
    expect(metrics).toMatchObject({ evaluated: 0, accuracy: 0, ece: 0 });
    const { intent, confidence } = LinearClassifier.fromArtifact(artifact).classify('my router');
    expect(intent).toBe('router');
    expect(confidence).toBeLessThan(0.5);
  });

  it('shares its confidence between two intents with identical examples', () => {
    const twins = examplesOf(['card'], 8).flatMap(({ text }) => [
      { text, intent: 'a' },
      { text, intent: 'b' },
    ]);
    const { artifact } = trainLinearModel([...twins, ...examplesOf(['parcel', 'phone'], 8)]);
    const { intent, confidence, alternatives } =
      LinearClassifier.fromArtifact(artifact).classify('where is my card');
    expect(['a', 'b']).toContain(intent);
    expect(['a', 'b']).toContain(alternatives[0]?.intent);
    expect(confidence).toBeLessThan(0.75);
  });

  it('takes the same text twice, very long texts and other scripts', () => {
    const { artifact } = trainLinearModel([
      ...examplesOf(['card'], 3),
      ...examplesOf(['card'], 3),
      { text: 'x y '.repeat(2500), intent: 'long' },
      { text: 'z'.repeat(10_000), intent: 'long' },
      { text: 'где моя посылка', intent: 'посылка' },
      { text: 'посылка не пришла', intent: 'посылка' },
    ]);
    const sut = LinearClassifier.fromArtifact(artifact);
    expect(sut.classify('моя посылка?').intent).toBe('посылка');
    expect(sut.classify('my card').intent).toBe('card');
  });

  it('tells a single intent from the background', () => {
    const background = ['tell me a joke', 'how is the weather', 'who won the game', 'good song'];
    const { artifact } = trainLinearModel(examplesOf(['card'], 8), { background });
    const sut = LinearClassifier.fromArtifact(artifact);
    expect(sut.classify('where is my card').familiar).toBe(true);
    expect(sut.classify('tell me a joke').familiar).toBe(false);
    expect(sut.classify('where is my card').alternatives).toEqual([]);
  });

  it('ignores texts without words', () => {
    const examples = [...examplesOf(OBJECTS, 3), { text: ' ... ', intent: 'card' }];
    expect(trainLinearModel(examples, { background: ['', '!'] }).metrics).toMatchObject({
      examples: 18,
      background: 0,
    });
  });

  it('takes many intents with few examples', () => {
    const names = Array.from({ length: 150 }, (_, i) => `thing${i.toString(36)}`);
    const { artifact, metrics } = trainLinearModel(examplesOf(names, 3));
    expect(metrics.intents).toBe(150);
    expect(LinearClassifier.fromArtifact(artifact).classify('my thing4').intent).toBe('thing4');
  });
});

describe('TrainingDataError', () => {
  it('says what is missing', () => {
    expect(codeOf([])).toBe('TRAINING.NO_EXAMPLES');
    expect(codeOf(examplesOf(['card'], 5))).toBe('TRAINING.TOO_FEW_INTENTS');
    expect(codeOf([{ text: '  ', intent: 'card' }])).toBe('TRAINING.INTENT_WITHOUT_WORDS');
    const wordless = { text: '...', intent: 'dots' };
    expect(() => trainLinearModel([...examplesOf(OBJECTS, 2), wordless])).toThrow(/dots/);
    expect(() => trainLinearModel(examplesOf(OBJECTS, 2), { folds: 1 })).toThrow(/2 folds/);
  });
});
