import { describe, expect, it } from '@jest/globals';
import { redactingPayments, redactPayments } from './redact-payments.js';

describe('redactPayments', () => {
  it.each([
    ['4111111111111111', '[card …1111]'],
    ['my visa 4111 1111 1111 1111, thanks', 'my visa [card …1111], thanks'],
    ['5500-0000-0000-0004 exp 12/29', '[card …0004] exp 12/29'],
    ['amex 3782 822463 10005.', 'amex [card …0005].'],
    ['4222222222222', '[card …2222]'],
    ['call 0171 4111 1111 1111 1111', 'call 0171 [card …1111]'],
    ['card-4111111111111111', 'card-[card …1111]'],
    [
      '4111\u00a01111\u00a01111\u00a01111 4012\u20138888\u20138888\u20131881',
      '[card …1111] [card …1881]',
    ],
  ])('takes the card out of %j', (text, redacted) => {
    expect(redactPayments(text)).toBe(redacted);
  });

  it.each([
    ['DE89370400440532013000', '[IBAN …3000]'],
    ['IBAN: DE89 3704 0044 0532 0130 00 please', 'IBAN: [IBAN …3000] please'],
    ['gb82 west 1234 5698 7654 32', '[IBAN …5432]'],
    ['NO93-8601-1117-947', '[IBAN …7947]'],
    ['FR14 2004 1010 0505 0001 3M02 606', '[IBAN …2606]'],
  ])('takes the account out of %j', (text, redacted) => {
    expect(redactPayments(text)).toBe(redacted);
  });

  it.each([
    'order 4000001234567899 is late',
    'my order number is 4111111111111111',
    'Bestellnummer: 4111111111111111',
    'ORD-4111111111111111',
    '#4111111111111111',
    'tracking 1Z999AA10123456784 and 00340434161094042557',
    'AB4111111111111111',
    '4111111111111112 has a wrong check digit',
    '9111111111111111111 is of no issuer',
    'DE88 3704 0044 0532 0130 00 has wrong check digits',
    'DE893704004405320130001 is too long',
    'call +49 171 1234567 or 030 1234 5678',
    '2026-11-30 10:00 12.50 EUR 1234567890123',
    '411111111111111111111111111111',
  ])('leaves %j as it is', (text) => {
    expect(redactPayments(text)).toBe(text);
  });

  it('works in steps on what is long', () => {
    const steps = Array.from(redactingPayments('1 '.repeat(50_000)));
    expect(steps.length).toBeGreaterThan(30);
  });

  it('takes a moment for whatever is written', () => {
    for (const text of ['1 '.repeat(10_000), '4'.repeat(20_000), 'DE89 '.repeat(4_000)]) {
      expect(redactPayments(text).length).toBeGreaterThan(0);
    }
  });
});
