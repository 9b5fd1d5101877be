import { describe, expect, it } from '@jest/globals';
import { TicketStatus } from '../tickets/index.js';
import { type Followed, followingStatus } from './following-status.js';

const { AutoResolved, Closed, Escalated, Open } = TicketStatus;
const at = (rest: Partial<Followed>): Followed => ({
  status: 'escalated',
  assigneeId: null,
  tickets: [Escalated],
  fields: [],
  ...rest,
});

describe('followingStatus', () => {
  it('is with people while one ticket waits for them', () => {
    const fields = ['status'];
    const status = 'waiting_for_user';
    expect(followingStatus(at({ status, fields }))).toBe('escalated');
    expect(followingStatus(at({ status, fields, assigneeId: 7 }))).toBe('waiting_for_agent');
    expect(followingStatus(at({ status, fields, tickets: [Closed, Open] }))).toBe('escalated');
  });

  it('is resolved once all of them are', () => {
    const fields = ['status', 'resolvedAt'];
    expect(followingStatus(at({ fields, tickets: [Closed] }))).toBe('resolved');
    expect(followingStatus(at({ fields, tickets: [AutoResolved, Closed] }))).toBe('resolved');
  });

  it('is taken, and given back', () => {
    const fields = ['assigneeId'];
    expect(followingStatus(at({ fields, assigneeId: 7 }))).toBe('waiting_for_agent');
    expect(followingStatus(at({ status: 'waiting_for_agent', fields }))).toBe('escalated');
    expect(followingStatus(at({ status: 'waiting_for_user', fields }))).toBe('waiting_for_user');
    expect(followingStatus(at({ status: 'archived', fields }))).toBe('archived');
  });

  it('is with the customer when one of the staff has answered', () => {
    const fields = ['answer', 'assigneeId'];
    expect(followingStatus(at({ fields, assigneeId: 7 }))).toBe('waiting_for_user');
    expect(followingStatus(at({ status: 'resolved', fields, tickets: [Closed] }))).toBe('resolved');
  });

  it('stays where it is with what says nothing of it', () => {
    expect(followingStatus(at({ fields: ['priority', 'intent'] }))).toBe('escalated');
  });
});
