import { describe, expect, it } from '@jest/globals';
import { TicketStatus } from './ticket-status.js';
import { findTransition, isResolved, TRANSITIONS } from './transitions.js';

const STATUSES = Object.values(TicketStatus);
const LEGAL = [
  'open > escalated',
  'open > closed',
  'auto_resolved > escalated',
  'auto_resolved > closed',
  'escalated > closed',
  'closed > escalated',
];
const PAIRS = STATUSES.flatMap((from) => STATUSES.map((to) => ({ from, to })));

describe('findTransition', () => {
  it.each(PAIRS)('$from > $to', ({ from, to }) => {
    const legal = LEGAL.includes(`${from} > ${to}`);
    for (const by of ['requester', 'staff'] as const) {
      expect(findTransition(from, to, by) !== undefined).toBe(legal);
    }
  });

  it('says what a change means', () => {
    const { AutoResolved, Escalated, Closed } = TicketStatus;
    expect(findTransition(AutoResolved, Escalated, 'requester')?.reason).toBe('not_helped');
    expect(findTransition(Closed, Escalated, 'staff')?.reason).toBe('reopened');
    expect(findTransition(Escalated, Closed, 'staff')?.reason).toBe('closed');
  });
});

describe('TRANSITIONS', () => {
  it('names each change once, with a reason that fits its column', () => {
    const changes = TRANSITIONS.map(({ from, to }) => `${from} > ${to}`);
    expect(new Set(changes).size).toBe(changes.length);
    for (const { from, to, by, reason } of TRANSITIONS) {
      expect(from).not.toBe(to);
      expect(by.length).toBeGreaterThan(0);
      expect(reason).toMatch(/^\w{1,40}$/);
    }
  });

  it('leads out of every status, and never back to where only the machine puts a ticket', () => {
    expect(new Set(TRANSITIONS.map(({ from }) => from))).toEqual(new Set(STATUSES));
    for (const { to } of TRANSITIONS) {
      expect([TicketStatus.Open, TicketStatus.AutoResolved]).not.toContain(to);
    }
  });
});

describe('isResolved', () => {
  it('counts what the machine answered and what was closed', () => {
    expect(STATUSES.filter(isResolved)).toEqual(['auto_resolved', 'closed']);
  });
});
