import { describe, expect, it } from '@jest/globals';
import { CONVERSATION_STATUSES } from './conversation-values.js';
import { mayBecome } from './transitions.js';

describe('mayBecome', () => {
  it('lets nobody write in what is archived, and lets nothing become what was never begun', () => {
    for (const status of CONVERSATION_STATUSES) {
      expect(mayBecome('archived', status, 'staff')).toBe(false);
      expect(mayBecome('archived', status, 'requester')).toBe(false);
      expect(mayBecome(status, 'initialized', 'service')).toBe(false);
    }
  });

  it('leads from every status but the last to a person and to an end', () => {
    for (const status of CONVERSATION_STATUSES) {
      if (status === 'archived') continue;
      if (status !== 'escalated') expect(mayBecome(status, 'escalated', 'requester')).toBe(true);
      if (status !== 'resolved') expect(mayBecome(status, 'resolved', 'staff')).toBe(true);
    }
  });

  it('never leads to where it is', () => {
    for (const status of CONVERSATION_STATUSES) {
      expect(mayBecome(status, status, 'service')).toBe(false);
    }
  });

  it('lets only the service end what nobody answers, and never a customer archive', () => {
    expect(mayBecome('waiting_for_user', 'abandoned', 'service')).toBe(true);
    expect(mayBecome('waiting_for_user', 'abandoned', 'staff')).toBe(false);
    expect(mayBecome('escalated', 'abandoned', 'service')).toBe(false);
    expect(mayBecome('resolved', 'archived', 'requester')).toBe(false);
  });
});
