import { beforeAll, describe, expect, it } from '@jest/globals';
import { languageDetector, messageLanguage } from '../../src/language/detection/index.js';
import { SENTIMENT_LEVELS } from '../../src/language/sentiment/index.js';
import { expectThat } from '../../test/support/expect-that.js';
import { nearDuplicates } from './near-duplicates.js';
import { isHeldOut, type LabeledMessage, readSupportSet } from './support-set.js';

const NEARLY_THE_SAME = 0.55;

let sut: readonly LabeledMessage[];
let german: readonly LabeledMessage[];

beforeAll(async () => {
  sut = await readSupportSet();
  german = sut.filter(({ file }) => file.startsWith('de'));
});

describe('the support set', () => {
  it('has at least 2,200 different messages, 250 of them German', () => {
    expect(new Set(sut.map(({ text }) => text.toLowerCase())).size).toBeGreaterThanOrEqual(2_200);
    expect(sut.length).toBe(new Set(sut.map(({ text }) => text)).size);
    expect(german.length).toBeGreaterThanOrEqual(250);
  });

  it('has no two messages that are nearly the same, in one part or in both', () => {
    expect(
      nearDuplicates(
        sut.map(({ text }) => text),
        NEARLY_THE_SAME,
      ),
    ).toEqual([]);
  });

  it('has all levels, and anger in those below neutral only', () => {
    for (const level of SENTIMENT_LEVELS) {
      const count = sut.filter((it) => it.level === level).length;
      expectThat(count, String(level)).toBeGreaterThan(200);
    }
    const angry = sut.filter((it) => it.angry);
    expect(angry.length).toBeGreaterThan(300);
    expect(angry.filter((it) => it.level >= 0)).toEqual([]);
    expect(sut.some((it) => it.level === -2 && !it.angry)).toBe(true);
  });

  it('is varied: from a word to sixty', () => {
    const lengths = sut.map(({ text }) => text.split(/\s+/).length);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(50);
    expect(lengths.filter((it) => it >= 20).length).toBeGreaterThan(100);
    const beginnings = new Set(sut.map(({ text }) => text.split(/\s+/).slice(0, 2).join(' ')));
    expect(beginnings.size).toBeGreaterThan(sut.length / 2);
  });

  it('holds out about a fifth, in every level', () => {
    const share = (messages: readonly LabeledMessage[]): number =>
      messages.filter(isHeldOut).length / messages.length;
    expect(Math.abs(share(sut) - 0.2)).toBeLessThan(0.03);
    for (const level of SENTIMENT_LEVELS) {
      const those = sut.filter((it) => it.level === level);
      expectThat(share(those), String(level)).toBeGreaterThan(0.12);
    }
  });

  it('is in the language that its file says', async () => {
    const detect = await languageDetector();
    const strange = sut.filter(
      ({ text, file }) => !messageLanguage(detect(text), [file.slice(0, 2)]).languageKnown,
    );
    // What is written the same in several languages.
    expect(strange.map(({ text }) => text)).toEqual(['Horrible, horrible, horrible']);
  });
});

describe('nearDuplicates', () => {
  it('finds what differs by a word or by signs, and nothing else', () => {
    const texts = [
      'My parcel has not arrived yet, where is it?',
      'my parcel has not arrived yet - where is it',
      'My parcel has not arrived yet, where is that?',
      'The lamp is broken',
    ];
    const found = nearDuplicates(texts, 0.6).map((it) => it.texts);
    expect(found.flat()).not.toContain(texts[3]);
    expect(found.length).toBe(3);
    expect(nearDuplicates([':)', ':('], 0.5)).toEqual([]);
  });
});
