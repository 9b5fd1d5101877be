import { beforeAll, describe, expect, it } from '@jest/globals';
import { NO_FORMER_NAMES, trainModel } from '../core/index.js';
import { type ActiveRecord, compareWithActive } from './compare-with-active.js';
import { packPredictions } from './held-out-codec.js';

const WORDS = ['order', 'parcel', 'invoice', 'account', 'phone', 'shirt', 'cable', 'lamp'];
const SEEN = WORDS.flatMap((word, i) => [
  { id: `r${i}`, text: `please refund the ${word}`, intent: 'refund' },
  { id: `t${i}`, text: `where to track the ${word}`, intent: 'track' },
]);
const NEW = WORDS.flatMap((word, i) => [
  { id: `nr${i}`, text: `refund the broken ${word} now`, intent: 'refund' },
  { id: `nt${i}`, text: `track the ${word} on its way`, intent: 'track' },
]);

let active: ActiveRecord;

beforeAll(() => {
  const { artifact } = trainModel(SEEN, { quick: true });
  active = {
    artifact,
    heldOut: null,
    promise: { target: 0.02, delta: 0.1 },
    formerNames: NO_FORMER_NAMES,
  };
});

const heldOut = [...SEEN, ...NEW].map(({ id, intent }) => {
  return { example: id, actual: intent, predicted: intent, confidence: 1, familiar: true };
});
const candidate = { examples: [...SEEN, ...NEW], embeddings: undefined, heldOut };

describe('compareWithActive', () => {
  it('asks the active model only about texts that it was not trained on', () => {
    const sut = compareWithActive(active, candidate);
    expect(sut).toMatchObject({ compared: NEW.length, newToActive: NEW.length });
    expect(sut!.active.accuracy).toBeGreaterThan(0.8);
  });

  it('takes its held-out predictions for those it was trained on', () => {
    const own = SEEN.map(({ id, intent }) => {
      return {
        example: id,
        actual: intent,
        predicted: 'nonsense',
        confidence: 0.1,
        familiar: true,
      };
    });
    const sut = compareWithActive({ ...active, heldOut: packPredictions(own) }, candidate);
    expect(sut).toMatchObject({ compared: SEEN.length + NEW.length, newToActive: NEW.length });
    expect(sut!.active.accuracy).toBeLessThanOrEqual(0.5);
    expect(sut!.verdict).toBe('better');
  });

  it('takes a text under another intent or id for seen', () => {
    const examples = SEEN.map(({ id, text }) => ({ id: `x${id}`, text, intent: 'other' }));
    const others = examples.map(({ id }) => {
      return { example: id, actual: 'other', predicted: 'other', confidence: 1, familiar: true };
    });
    const sut = compareWithActive(active, { examples, embeddings: undefined, heldOut: others });
    expect(sut).toMatchObject({ compared: 0, verdict: 'unknown' });
  });

  it('compares nothing with a model that cannot be read', () => {
    const broken = { ...active, artifact: new TextEncoder().encode('broken') };
    expect(compareWithActive(broken, candidate)).toBeNull();
  });
});
