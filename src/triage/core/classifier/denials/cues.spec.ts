import { describe, expect, it } from '@jest/globals';
import { toDocument } from '../tokenizer.js';
import { cueOf, mayDeny } from './cues.js';

const denialOf = (clause: string, isQuestion = false): string | undefined =>
  mayDeny(clause) ? cueOf(toDocument(clause), isQuestion)?.denial : undefined;

describe('cueOf', () => {
  it.each([
    "don't cancel my order",
    'please never do that',
    'and do not send it',
    'I do NOT want a refund',
    "we wouldn't like to pause it",
    'I am not asking for my money',
    'no need to call me back',
    'I would rather not pay by card',
    'I no longer need the invoice',
    'no refund please',
    'Ich möchte meine Bestellung nicht stornieren',
    'bitte keine Erstattung',
    'Storniert meine Bestellung nicht',
  ])('hears what is not wanted: %s', (clause) => {
    expect(denialOf(clause)).toBe('unwanted');
  });

  it.each(['my parcel was not stolen', 'nothing is broken', 'Das Paket ist nicht beschädigt'])(
    'hears what is not so: %s',
    (clause) => expect(denialOf(clause)).toBe('untrue'),
  );

  it.each([
    'I have already cancelled my order',
    'the refund has already arrived',
    'Ich habe die Bestellung bereits storniert',
    'mein Geld ist schon angekommen',
  ])('hears what is done: %s', (clause) => expect(denialOf(clause)).toBe('done'));

  it.each([
    "can't log in",
    'my card is not working',
    'I have not received my parcel',
    'the app won’t load',
    "don't know how to pay",
    'there is no invoice in the box',
    'I never got my money',
    'I already asked three times',
    'you already charged me',
    'it says the code has already been used',
    "if you don't refund me",
    "don't you ship to Canada",
    'why was my order not sent',
    'cancel my order',
    'Das Paket ist nicht da',
    'Die Zahlung wurde nicht akzeptiert',
    'Ich kann mich nicht anmelden',
  ])('takes a complaint or a question for none: %s', (clause) => {
    expect(denialOf(clause)).toBeUndefined();
  });

  it('takes a question for none, whatever is in it', () => {
    expect(denialOf('my order is not cancelled', true)).toBeUndefined();
  });

  it('says what is taken back: in English what follows, in German all of it', () => {
    expect(cueOf(' i do not want a refund ', false)?.scope).toEqual(['a', 'refund']);
    expect(cueOf(' ich will das nicht ', false)?.scope).toEqual(['ich', 'will', 'das', 'nicht']);
  });
});
