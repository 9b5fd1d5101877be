import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Labelable, labelWorth } from './label-worth.js';

function aMessage(fields: Partial<Labelable> = {}): Labelable {
  return {
    kind: 'request',
    wish: 'stated',
    confidence: 0.5,
    familiarity: 1,
    alternatives: [{ confidence: 0.25 }],
    threshold: 0.9,
    ...fields,
  };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const message: fc.Arbitrary<Labelable> = fc.record({
  kind: fc.constant('request' as const),
  wish: fc.constantFrom('stated' as const, 'negated' as const, 'rest' as const),
  confidence: fc.option(share),
  familiarity: fc.option(share),
  alternatives: fc.array(fc.record({ confidence: share }), { maxLength: 4 }),
  threshold: fc.option(share),
});

describe('labelWorth', () => {
  it('is what the margin of the first two leaves to one', () => {
    expect(labelWorth(aMessage())).toBeCloseTo(0.75, 12);
    expect(labelWorth(aMessage({ alternatives: [] }))).toBeCloseTo(0.5, 12);
    expect(labelWorth(aMessage({ alternatives: [{ confidence: 0.5 }] }))).toBe(1);
  });

  it('is one where no model spoke, or it knew nothing', () => {
    expect(labelWorth(aMessage({ confidence: null }))).toBe(1);
    expect(labelWorth(aMessage({ confidence: 0, alternatives: [] }))).toBe(1);
  });

  it.each([
    { kind: 'automatic_message' },
    { kind: 'nothing_new' },
    { wish: 'several' },
    { wish: 'unread' },
  ] as const)('is nothing where models learn nothing from a label: %j', (fields) => {
    expect(labelWorth(aMessage(fields))).toBeNull();
  });

  it('is 0 to 1, whatever was stored', () => {
    fc.assert(
      fc.property(message, (it) => {
        const worth = labelWorth(it);
        expect(worth).toBeGreaterThanOrEqual(0);
        expect(worth).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is never less for a message that is less familiar', () => {
    fc.assert(
      fc.property(message, share, share, (it, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(labelWorth({ ...it, familiarity: less })).toBeGreaterThanOrEqual(
          labelWorth({ ...it, familiarity: more })!,
        );
      }),
    );
  });

  it('is never less for a smaller margin at the same distance from the threshold', () => {
    fc.assert(
      fc.property(message, share, share, (it, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const worthWith = (confidence: number) =>
          labelWorth({ ...it, alternatives: [{ confidence }] });
        expect(worthWith(more)).toBeGreaterThanOrEqual(worthWith(less)!);
      }),
    );
  });

  it('is never less for a policy whose threshold is nearer', () => {
    fc.assert(
      fc.property(message, share, share, (it, a, b) => {
        fc.pre(it.confidence !== null);
        const far = (threshold: number) => Math.abs(threshold - it.confidence!);
        const [near, further] = [a, b].sort((x, y) => far(x) - far(y)) as [number, number];
        expect(labelWorth({ ...it, threshold: near })).toBeGreaterThanOrEqual(
          labelWorth({ ...it, threshold: further })!,
        );
      }),
    );
  });
});
