import { describe, expect, it } from '@jest/globals';
import { decide } from './decide.js';
import { MESSAGE_KINDS } from './message-kind.js';
import type { Policy } from './policy.js';

const SURE = { intent: 'refund', confidence: 1, familiar: true };
const POLICIES: readonly Policy[] = [
  { mode: 'live', threshold: 0, overrides: {} },
  { mode: 'live', threshold: null, overrides: {}, guaranteed: { refund: 0 } },
  { mode: 'shadow', threshold: 0.5, overrides: { refund: { mode: 'live', threshold: 0 } } },
];

describe('decide', () => {
  it.each(MESSAGE_KINDS.filter((kind) => kind !== 'request'))(
    'answers no message that is %s, whatever else is known',
    (kind) => {
      for (const policy of POLICIES) {
        expect(decide(SURE, policy, true).outcome).toBe('auto_resolved');
        for (const given of [SURE, null]) {
          expect(decide(given, policy, true, kind)).toMatchObject({
            outcome: 'escalated',
            reason: kind,
          });
        }
      }
    },
  );
});
