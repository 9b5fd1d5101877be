import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fill, VARIABLES, variablesViolation } from './variables.js';

describe('fill', () => {
  it('puts what is known in its place, once for each time', () => {
    const text = 'Ticket {{ticket.id}} ({{ ticket.id }}) of {{requester.email}}.';
    const values = { 'ticket.id': '7', 'requester.email': 'ada@example.com' };
    expect(fill(text, values)).toEqual({ text: 'Ticket 7 (7) of ada@example.com.', missing: [] });
  });

  it('leaves what is not known to be seen, and names it', () => {
    const text = 'Of {{ticket.intent}}, by {{agent.email}}, of {{ticket.intent}}';
    expect(fill(text, { 'ticket.intent': '', 'agent.email': 'a' })).toEqual({
      text: 'Of {{ticket.intent}}, by a, of {{ticket.intent}}',
      missing: ['ticket.intent'],
    });
  });

  it('takes what it fills in for no variable, and changes nothing else', () => {
    const value = fc.string().map((it) => `{{ticket.id}}$&${it}`);
    fc.assert(
      fc.property(value, fc.string(), (email, rest) => {
        const plain = rest.replaceAll(/[{}]/g, '');
        const { text } = fill(`${plain}{{requester.email}}`, {
          'requester.email': email,
          'ticket.id': '7',
        });
        expect(text).toBe(plain + email);
      }),
    );
  });
});

describe('variablesViolation', () => {
  it('knows every variable, also with spaces', () => {
    for (const name of VARIABLES) {
      expect(variablesViolation(`a {{${name}}} {{ ${name} }} {b}`)).toBeUndefined();
    }
  });

  it.each([
    ['{{requester.shoeSize}}', '{{requester.shoeSize}}'],
    ['{{}}', '{{}}'],
    ['{{__proto__}}', '{{__proto__}}'],
    ['{{ticket.id', 'braces'],
    ['ticket.id}}', 'braces'],
    ['{{ticket.id}}}}', 'braces'],
  ])('refuses %s', (text, named) => {
    expect(variablesViolation(text)).toContain(named);
  });
});
