import { describe, expect, it } from '@jest/globals';
import {
  BACKGROUND,
  countPerIntent,
  EXAMPLE,
  NAME,
  prepareTrainingData,
  type TrainingDataErrorCode,
} from './training-data.js';

const EXAMPLES = [
  { text: '...', intent: 'refund' },
  { text: 'My money back!', intent: 'refund' },
  { text: 'refund', intent: 'refund', isName: true },
  { text: 'Order where?', intent: 'order' },
  { text: 'order', intent: 'order', isName: true },
  { text: 'money', intent: 'unused', isName: true },
];
const BACKGROUND_TEXTS = ['!', 'Tell me a joke'];

describe('prepareTrainingData', () => {
  it('lines up examples, telling names and background, with the place each was given at', () => {
    expect(prepareTrainingData(EXAMPLES, BACKGROUND_TEXTS)).toEqual({
      intents: ['order', 'refund'],
      documents: [' my money back ', ' order where ? ', ' order ', ' tell me a joke '],
      labels: Int32Array.of(1, 0, 0, 2),
      kinds: Uint8Array.of(EXAMPLE, EXAMPLE, NAME, BACKGROUND),
      sources: Int32Array.of(1, 3, 4, 1),
    });
  });

  it.each<[TrainingDataErrorCode, (typeof EXAMPLES)[number][], string[]]>([
    ['TRAINING.NO_EXAMPLES', [], BACKGROUND_TEXTS],
    ['TRAINING.INTENT_WITHOUT_WORDS', [...EXAMPLES, { text: '.', intent: 'dots' }], []],
    ['TRAINING.TOO_FEW_INTENTS', EXAMPLES.slice(0, 3), ['!']],
  ])('says %s', (code, examples, background) => {
    expect(() => prepareTrainingData(examples, background)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('is content with one intent and the background', () => {
    const { intents } = prepareTrainingData(EXAMPLES.slice(0, 3), BACKGROUND_TEXTS);
    expect(intents).toEqual(['refund']);
  });
});

describe('countPerIntent', () => {
  it('counts examples, neither names nor background', () => {
    const data = prepareTrainingData([...EXAMPLES, EXAMPLES[1]!], BACKGROUND_TEXTS);
    expect([...countPerIntent(data)]).toEqual([
      ['order', 1],
      ['refund', 2],
    ]);
  });
});
