import { describe, expect, it } from '@jest/globals';
import { isUsual, learnDenials } from './usual-denials.js';

const EXAMPLES = [
  ...['cancel my plan', 'please cancel it', 'do not renew my plan'].map((text) => ({
    text,
    intent: 'cancel',
  })),
  ...['my parcel has not arrived', 'the parcel is late'].map((text) => ({
    text,
    intent: 'delivery',
  })),
];
const [cancel, delivery] = learnDenials(EXAMPLES, ['cancel', 'delivery']);

describe('learnDenials', () => {
  it('knows of each intent what its examples do not want', () => {
    expect(isUsual(cancel!, 'unwanted', ['renew'])).toBe(true);
    expect(isUsual(cancel!, 'unwanted', ['cancel'])).toBe(false);
    expect(isUsual(delivery!, 'unwanted', ['renew'])).toBe(false);
  });

  it('takes what is missed for nothing that is not so', () => {
    expect(isUsual(delivery!, 'untrue', ['arrived'])).toBe(true);
    expect(isUsual(delivery!, 'untrue', ['late'])).toBe(false);
  });

  it('keeps hashes, and nobody’s words', () => {
    expect([cancel!.unwanted, delivery!.untrue].flat().every(Number.isInteger)).toBe(true);
  });
});
