import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Classification } from '../classifier/classification.js';
import { jointConfidence, joinWishes } from './join-wishes.js';

const aWish = (intent: string, confidence: number): Classification => ({
  tier: 'lexical',
  intent,
  confidence,
  familiarity: confidence,
  familiar: true,
  knownShare: 1,
  alternatives: [{ intent: 'other', confidence: 0.01 }],
  evidence: [`${intent} a`, `${intent} b`].map((feature) => ({ feature, kind: 'word', weight: 1 })),
  nearest: [],
});

describe('joinWishes', () => {
  it('is led by the first and names the others', () => {
    const joined = joinWishes([aWish('refund', 0.9), aWish('invoice', 0.95)]);
    expect(joined).toMatchObject({ intent: 'refund', familiarity: 0.9, familiar: true });
    expect(joined.confidence).toBeCloseTo(0.85);
    expect(joined.alternatives).toEqual([{ intent: 'invoice', confidence: 0.95 }]);
  });

  it('shows of each what spoke for it', () => {
    const { evidence } = joinWishes([aWish('refund', 0.9), aWish('invoice', 0.95)]);
    const features = evidence.map(({ feature }) => feature);
    expect(features).toEqual(['refund a', 'invoice a', 'refund b', 'invoice b']);
  });

  it('joins nothing of nothing', () => {
    expect(() => joinWishes([])).toThrow(RangeError);
  });
});

describe('jointConfidence', () => {
  it('is never above that of any, nor below what chance allows', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 4 }), (confidences) => {
        const joint = jointConfidence(confidences);
        expect(joint).toBeGreaterThanOrEqual(0);
        expect(joint).toBeLessThanOrEqual(Math.min(...confidences) + 1e-12);
      }),
    );
  });
});
