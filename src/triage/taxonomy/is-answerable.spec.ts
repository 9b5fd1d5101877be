import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Intent } from './intent.entity.js';
import { answerIn, isAnswerable, isAnswerableIn } from './is-answerable.js';

function anIntent(fields: Partial<Intent>): Intent {
  return Object.assign(new Intent(), { name: 'refund', autoResolve: true, ...fields });
}

describe('isAnswerable', () => {
  it.each([
    ['an answer that a machine may give', anIntent({ answer: 'Soon.' }), true],
    ['an answer that only people give', anIntent({ answer: 'Soon.', autoResolve: false }), false],
    ['no answer', anIntent({ answer: null }), false],
    ['an empty answer', anIntent({ answer: '' }), false],
    ['a blank answer', anIntent({ answer: ' \n\t' }), false],
    ['an intent that is not there', undefined, false],
  ])('%s', (_, intent, expected) => {
    expect(isAnswerable(intent)).toBe(expected);
  });
});

describe('answerIn', () => {
  const both = anIntent({ answer: 'Soon.', answers: { de: 'Bald.', fr: ' ' } });
  const german = anIntent({ answer: null, answers: { de: 'Bald.' } });

  it.each<[Intent, string | null, string | null]>([
    [both, 'de', 'Bald.'],
    [both, 'en', 'Soon.'],
    [both, 'fr', 'Soon.'],
    [both, null, 'Soon.'],
    [both, 'constructor', 'Soon.'],
    [german, 'de', 'Bald.'],
    [german, 'en', null],
    [german, null, null],
  ])('gives the answer of the language, or else the default: %#', (intent, language, answer) => {
    expect(answerIn(intent, language)).toBe(answer);
    expect(isAnswerableIn(intent, language)).toBe(answer !== null);
    const ofPeople = Object.assign(new Intent(), intent, { autoResolve: false });
    expect(isAnswerableIn(ofPeople, language)).toBe(false);
    expect(isAnswerable(intent)).toBe(true);
  });
});
