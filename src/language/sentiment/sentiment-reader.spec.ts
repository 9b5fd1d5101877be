import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UNKNOWN_SENTIMENT } from './sentiment.js';
import { sentimentOf, type SentimentReader, sentimentReader } from './sentiment-reader.js';

let sut: SentimentReader;

beforeAll(async () => {
  sut = await sentimentReader();
});

describe('sentimentReader', () => {
  it('loads its model once', async () => {
    expect(await sentimentReader()).toBe(sut);
    expect(await sentimentOf('thank you so much')).toEqual(sut('thank you so much'));
  });

  it.each([
    'ok thanks, that helped',
    'Great service, very happy with it!',
    'Vielen Dank, das hat super geklappt',
    'not bad at all, thank you',
  ])('hears thanks and praise: %s', (text) => {
    expect(sut(text).level).toBeGreaterThan(0);
    expect(sut(text).score).toBeGreaterThan(0);
    expect(sut(text).angry).toBe(false);
  });

  it.each([
    'The lid arrived broken and two parts are missing',
    'I am disappointed, this is not what I ordered',
    'Leider funktioniert das Gerät nicht, ich bin enttäuscht',
  ])('hears dissatisfaction: %s', (text) => {
    expect(sut(text).level).toBeLessThan(0);
    expect(sut(text).score).toBeLessThan(0);
  });

  it.each([
    'How do I change my delivery address?',
    'Please send the invoice for May to this address.',
    'Wie kann ich meine Adresse ändern?',
    'Wann hat die Filiale geöffnet?',
  ])('hears no feeling in a question: %s', (text) => {
    expect(sut(text)).toMatchObject({ level: 0, angry: false, known: true });
  });

  it('says nothing of a language that it does not know', () => {
    const french = 'je suis très en colère, le colis n’est jamais arrivé';
    expect(sut(french)).toEqual(UNKNOWN_SENTIMENT);
    expect(sut('absolutely terrible', 'pl')).toEqual(UNKNOWN_SENTIMENT);
    expect(sut('absolutely terrible service', 'en').known).toBe(true);
    expect(sut('absolutely terrible service', null).known).toBe(true);
  });

  it.each(['', '   ', '\n', '48213', '???'])('has no opinion on what says nothing: %j', (text) => {
    expect(Math.abs(sut(text).score)).toBeLessThan(0.5);
    expect(sut(text).angry).toBe(false);
  });

  it('reads the beginning and the end of a long message only', () => {
    const begin = 'I want my money back. '.padEnd(1_000, 'the parcel is not here. ');
    const end = ' this is a disgrace.'.padStart(500, 'nobody calls me back. ');
    const filler = 'wonderful '.repeat(10_000);
    expect(sut(begin.slice(0, 1_000) + filler + end.slice(-500), 'en')).toEqual(
      sut(`${begin.slice(0, 1_000)}${' '.repeat(1_000)}${end.slice(-500)}`, 'en'),
    );
  });

  it('says the same of the same text, within its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (text) => {
        const { level, score, anger } = sut(text, null);
        expect(sut(text, null)).toMatchObject({ level, score, anger });
        expect(Math.abs(level)).toBeLessThanOrEqual(2);
        expect(Math.abs(score)).toBeLessThanOrEqual(1);
        expect(anger).toBeGreaterThanOrEqual(0);
        expect(anger).toBeLessThanOrEqual(1);
      }),
    );
  });
});
