import { describe, expect, it } from '@jest/globals';
import { SMALL_TAXONOMIES } from '../../../../test/support/languages/small-taxonomies.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { toDocument } from './tokenizer.js';
import { trainModel } from './training.js';

const HELD_OUT = 2;

const TAXONOMIES = Object.entries(SMALL_TAXONOMIES).map(([language, intents]) => {
  const messages = Object.entries(intents).flatMap(([intent, texts]) =>
    texts.split('|').map((text, i, all) => {
      return { intent, text, isHeldOut: i >= all.length - HELD_OUT };
    }),
  );
  return { language, messages, names: Object.keys(intents) };
});

describe('a taxonomy in any script', () => {
  it.each(TAXONOMIES)('is learned by its words: $language', ({ messages, names }) => {
    expect(names.length).toBeGreaterThanOrEqual(5);
    const examples = messages.filter(({ isHeldOut }) => !isHeldOut);
    expect(examples.length).toBeGreaterThanOrEqual(names.length * 12);
    const sut = EnsembleClassifier.fromArtifact(trainModel(examples).artifact);
    const unseen = messages.filter(({ isHeldOut }) => isHeldOut);
    const right = unseen.filter(({ text, intent }) => {
      const judged = sut.judge(text);
      return judged.intent === intent && judged.familiar;
    });
    expect(right.length).toBeGreaterThanOrEqual(unseen.length - 1);
  });

  it.each(TAXONOMIES)('loses no letter and no mark: $language', ({ messages }) => {
    const lettersOf = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
    for (const { text } of messages) {
      const normalised = text.normalize('NFKC').toLowerCase();
      expect(lettersOf(toDocument(text))).toBe(lettersOf(normalised));
    }
  });
});
