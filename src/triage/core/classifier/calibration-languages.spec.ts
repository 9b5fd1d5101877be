import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calibrate, fitCalibration, type JudgedSigns } from './calibration.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { sigmoid } from './logistic-regression.js';
import { seededRandom } from './random.js';
import { trainModel } from './training.js';

/** As many winners as are wanted, right as often as a line through their odds says. */
function drawn(count: number, language: string | undefined, intercept: number): JudgedSigns[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, () => {
    const odds = random() * 6;
    return { signs: [odds], right: random() < sigmoid(intercept + 0.8 * odds), language };
  });
}

const ENGLISH = drawn(4_000, 'en', 0);
const GERMAN = drawn(1_000, 'de', -2);

describe('a calibration of several languages', () => {
  const both = fitCalibration([...ENGLISH, ...GERMAN], 1);

  it('is true of the language that is known less', () => {
    for (const odds of [1, 3, 5]) {
      expect(calibrate(both, [odds], 'de')).toBeCloseTo(sigmoid(-2 + 0.8 * odds), 1);
    }
  });

  it('leaves the one that is known well as sure as both together', () => {
    const { languages: _, ...common } = both;
    for (const odds of [1, 3, 5]) {
      expect(calibrate(both, [odds], 'en')).toBeCloseTo(calibrate(common, [odds]), 2);
    }
  });

  it('never raises a confidence, and rises with the odds', () => {
    const { languages: _, ...common } = both;
    const odds = fc.double({ min: -10, max: 20, noNaN: true });
    const language = fc.constantFrom('en', 'de', 'fr', undefined);
    fc.assert(
      fc.property(odds, odds, language, (a, b, its) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(calibrate(both, [low], its)).toBeLessThanOrEqual(calibrate(common, [low]));
        expect(calibrate(both, [low], its)).toBeLessThanOrEqual(calibrate(both, [high], its));
      }),
    );
  });

  it('hardly moves by few messages, and not by fewer', () => {
    const few = fitCalibration([...ENGLISH, ...GERMAN.slice(0, 20)], 1);
    expect(calibrate(few, [3], 'de')).toBeGreaterThan(calibrate(both, [3], 'de'));
    expect(calibrate(few, [3], 'de')).toBeLessThan(calibrate(few, [3], 'en'));
    const fewer = [...ENGLISH, ...GERMAN.slice(0, 19)];
    expect(fitCalibration(fewer, 1).languages).toBeUndefined();
  });

  it('judges what it does not know by what else is not known', () => {
    const untold = drawn(3_000, undefined, -1);
    const sut = fitCalibration([...ENGLISH, ...GERMAN, ...untold], 1);
    expect(calibrate(sut, [3], 'fr')).toBe(calibrate(sut, [3]));
    expect(calibrate(sut, [3])).toBeCloseTo(sigmoid(-1 + 0.8 * 3), 1);
  });

  it('is the same as before of one language alone', () => {
    const untold = ENGLISH.map(({ signs, right }) => ({ signs, right }));
    expect(fitCalibration(ENGLISH, 1)).toEqual(fitCalibration(untold, 1));
  });
});

describe('a model of several languages', () => {
  const languageOf = (text: string) => (/\b(?:mein|die|der)\b/.test(text) ? 'de' : 'en');
  const english = ['refund', 'parcel', 'account', 'invoice'].flatMap((intent) =>
    ['where is my', 'please send the', 'I lost the', 'again about my', 'help with this'].map(
      (opening) => ({ text: `${opening} ${intent} ${intent}`, intent }),
    ),
  );
  // Any intent at random: nothing can be learned of it.
  const german = Array.from({ length: 24 }, (_, i) => ({
    text: `wo ist mein wort${i % 7}, die sache ${i % 5}`,
    intent: english[(i * 7) % english.length]!.intent,
  }));
  const { artifact, outOfFold } = trainModel([...english, ...german], { languageOf });

  it('is less sure in the one that it knows less, and is kept so', () => {
    const sut = EnsembleClassifier.fromArtifact(artifact, languageOf);
    const careless = EnsembleClassifier.fromArtifact(artifact, () => 'en');
    const message = 'wo ist mein wort1, die sache 2';
    expect(sut.judge(message).confidence).toBeLessThan(careless.judge(message).confidence);
    expect(sut.judge(message)).toEqual(sut.judge(message));
    expect(sut.classify('where is my refund')).toEqual(careless.classify('where is my refund'));
  });

  it('says so of what was held out, too', () => {
    const meanOf = (isGerman: boolean) => {
      const said = outOfFold.filter(({ example }) => example >= english.length === isGerman);
      return said.reduce((sum, { confidence }) => sum + confidence, 0) / said.length;
    };
    expect(meanOf(true)).toBeLessThan(0.5);
    expect(meanOf(false)).toBeGreaterThan(meanOf(true) + 0.1);
  });

  it('is trained to the same bytes where nobody tells one from another', () => {
    const one = trainModel(english, { languageOf: () => 'en' }).artifact;
    expect(one).toEqual(trainModel(english).artifact);
  });
});
