import { describe, expect, it } from '@jest/globals';
import { countDocuments } from './counted-documents.js';
import { crossValidate } from './cross-validation.js';
import { familiarityOf, isFamiliar } from './familiarity.js';
import { fitHead } from './fit-head.js';
import { predictHeldOut } from './held-out.js';
import { hideIntents } from './hidden-intents.js';
import { prepareTrainingData } from './training-data.js';

const OPENINGS = ['where is my', 'I lost the', 'please cancel my', 'help with this'];
const INTENTS = ['card', 'parcel', 'invoice', 'phone', 'router', 'cable'];
const examples = INTENTS.flatMap((intent) =>
  Array.from({ length: 8 }, (_, i) => ({
    text: `${OPENINGS[i % OPENINGS.length]!} ${intent} number ${i}`,
    intent,
  })),
);
const set = countDocuments(prepareTrainingData(examples, []), [], null, () => undefined);
const heldOut = crossValidate(set, 2, 1, () => undefined);
const draw = hideIntents(set, 1, () => undefined)!;
const { head, judged } = fitHead(set, 'lexical', 2, { heldOut, draws: [draw] });

describe('fitHead', () => {
  it('judges every held-out example with the blend it fitted', () => {
    const again = heldOut.flatMap((rows) => predictHeldOut(set, rows, 'lexical', head.blend));
    expect(judged).toEqual(again);
    expect(judged).toHaveLength(examples.length);
    expect(judged.every(({ right }) => right)).toBe(true);
  });

  it('calibrates on all of them', () => {
    expect(head.blend).toHaveLength(2);
    expect(head.calibration.slopes).toHaveLength(2);
    expect(head.calibration.ceiling).toBe(49 / 50);
  });

  it('learns to tell known intents from hidden ones', () => {
    const detected = { ...head.familiarity, leastKnownShare: 0 };
    const mean = (rows: typeof draw.known) => {
      const all = predictHeldOut(set, rows, 'lexical', head.blend);
      return all.reduce((sum, it) => sum + familiarityOf(detected, it), 0) / all.length;
    };
    expect(mean(draw.known)).toBeGreaterThan(0.7);
    expect(mean(draw.unknown)).toBeLessThan(0.3);
  });

  it('keeps the held-out examples familiar', () => {
    for (const it of judged) {
      expect(isFamiliar(head.familiarity, familiarityOf(head.familiarity, it))).toBe(true);
    }
  });

  it('has no detector where nothing was hidden', () => {
    const sut = fitHead(set, 'lexical', 2, { heldOut, draws: [] });
    expect(sut.head.familiarity).toMatchObject({ detector: null, bar: 0 });
    expect(sut.head.blend).toEqual(head.blend);
  });

  it('believes what is usual where nothing was held out', () => {
    const sut = fitHead(set, 'lexical', 2, { heldOut: [], draws: [] });
    expect(sut.judged).toEqual([]);
    expect(sut.head.blend).toEqual([1, 0.1]);
    expect(sut.head.calibration.ceiling).toBe(0.5);
  });
});
