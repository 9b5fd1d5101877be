import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOwnDoing, linkOf, LONGEST_CHAIN, stopReasonOf } from './chain.js';

const TICKET = 17;

describe('what leads from one rule to the next', () => {
  it('stops a rule whose own doing has led to it, and none about another ticket', () => {
    const chain = [linkOf(1, TICKET), linkOf(2, TICKET)];
    expect(stopReasonOf(chain, 1, TICKET)).toBe('loop');
    expect(stopReasonOf(chain, 1, TICKET + 1)).toBeNull();
    expect(stopReasonOf(chain, 3, TICKET)).toBeNull();
  });

  it('tells what a rule did last from what it did before others', () => {
    expect(isOwnDoing([linkOf(2, TICKET), linkOf(1, TICKET)], 1, TICKET)).toBe(true);
    expect(isOwnDoing([linkOf(1, TICKET), linkOf(2, TICKET)], 1, TICKET)).toBe(false);
    expect(isOwnDoing([], 1, TICKET)).toBe(false);
  });

  it('ends, whichever rules answer to each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 }), (rules) => {
        const chain: string[] = [];
        for (const rule of rules) {
          if (stopReasonOf(chain, rule, TICKET) === null) chain.push(linkOf(rule, TICKET));
        }
        expect(chain.length).toBeLessThanOrEqual(LONGEST_CHAIN);
      }),
    );
    const longest = Array.from({ length: LONGEST_CHAIN }, (_, rule) => linkOf(rule, TICKET));
    expect(stopReasonOf(longest, 99, TICKET)).toBe('too_deep');
  });
});
