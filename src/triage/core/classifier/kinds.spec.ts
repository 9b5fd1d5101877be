import { describe, expect, it } from '@jest/globals';
import { maskKinds } from './kinds.js';
import { normalizeMessage } from './normalization.js';
import { toDocument } from './tokenizer.js';

const masked = (message: string): string =>
  maskKinds(normalizeMessage(message)).replace(/ +/g, ' ').trim();

describe('maskKinds', () => {
  it.each([
    ['any news on #48213?', 'any news on ID ?'],
    ['order 48213 and ORD-48213', 'order ID and ID'],
    ['order-48213 is lost', 'order ID is lost'],
    ['bestellung_48213', 'bestellung ID'],
    ['größe4711', 'größe ID'],
    ['tracking 1Z999AA10123456784', 'tracking ID'],
    ['DE12 3456 7890 1234 5678 90', 'ID'],
    ['card 4111 1111 1111 1111', 'card ID'],
    ['numbers 4821 3377', 'numbers ID'],
    ['2026年1月5日に届きません', 'ID 年1月5日に届きません'],
    ['since 05.01.2026, 10:12', 'since DATE , DATE'],
    ['on 5 January 2026 or jan 5', 'on DATE or DATE'],
    ['am 5. März', 'am DATE'],
    ['the 2024 edition', 'the DATE edition'],
    ['I paid £20.50 and 1,234.56 dollars', 'i paid £ SUM and SUM dollars'],
    ['49,90 € für 12.50', 'SUM € für SUM'],
    ['mail me at Bob.Miller@shop.example!', 'mail me at MAIL !'],
    ['see https://a.example/c?d=48213 or shop.com/x', 'see URL or URL'],
    ['call +49 30 1234567', 'call PHONE'],
  ])('%j', (message, expected) => {
    expect(masked(message)).toBe(expected);
  });

  it.each([
    '2 items of size 10 in 24 hours, 5 %',
    'a £1 fee',
    'iphone12 covid19 24/7',
    'it arrived.it broke',
    'error 404',
    'and/or a-b',
  ])('leaves %j as it is', (message) => {
    expect(masked(message)).toBe(message);
  });
});

describe('toDocument', () => {
  it.each([
    '48213',
    '#48213?',
    '4711 / 05.01.2026',
    '£20.50',
    '20 EUR',
    'ada@engine.example',
    'https://a.example 48213',
    '٤٨٢١٣',
    '42',
  ])('finds nothing to judge in %j', (message) => {
    expect(toDocument(message)).toBe('');
  });

  it('is the same for any number, unless it is read as it was written', () => {
    expect(toDocument('order 48213')).toBe(toDocument('order 99999'));
    expect(toDocument('order 48213', 1)).toBe(' order 48213 ');
  });

  it.each(['1.', '+1', 'de12 ', 'a@', 'a.', '1,', '#1', 'jan 1 ', 'www.'])(
    'reads any number of %j',
    (unit) => {
      expect(toDocument(unit.repeat(4_096)).length).toBeLessThan(20_000);
    },
  );
});
