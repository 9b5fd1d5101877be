import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Intent } from './intent.entity.js';
import { isAnswerable } from './is-answerable.js';

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
