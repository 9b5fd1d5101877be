import { describe, expect, it } from '@jest/globals';
import { ALWAYS } from '../calendar/work-calendar.js';
import type { SlaMetric } from '../policies/sla-values.js';
import { type KeptClock, type Promised, TicketClocks } from './ticket-clocks.js';

const MINUTE = 60_000;
const at = (minutes: number) => minutes * MINUTE;
const promised = (targets: Partial<Record<SlaMetric, number>>, policyId = 1): Promised => ({
  policyId,
  termsOf: (metric) => {
    const minutes = targets[metric];
    return minutes === undefined
      ? undefined
      : { calendar: ALWAYS, warning: null, targetMs: minutes * MINUTE };
  },
});
const ALL = promised({ first_response: 10, next_response: 20, resolution: 100 });
const OPEN = { isOpen: true, isAnswered: false };

const board = (kept: readonly KeptClock[] = [], by: Promised | undefined = ALL, now = OPEN) =>
  new TicketClocks(kept, by, now);

function shown(sut: TicketClocks): string[] {
  return sut.all.map(({ clock: { metric, state, dueAt, endedAt } }) => {
    const due = dueAt === null ? '-' : dueAt / MINUTE;
    return [metric, state, due, ...(endedAt === null ? [] : [endedAt / MINUTE])].join(' ');
  });
}

function opened(by: Promised | undefined = ALL): TicketClocks {
  const sut = board([], by);
  sut.opened(at(0), false);
  return sut;
}

describe('the clocks of a ticket', () => {
  it('are those that are promised', () => {
    expect(shown(opened())).toEqual(['first_response running 10', 'resolution running 100']);
    expect(shown(opened(promised({ resolution: 5 })))).toEqual(['resolution running 5']);
    expect(shown(opened(promised({})))).toEqual([]);
    const nothing = new TicketClocks([], undefined, OPEN);
    nothing.opened(at(0), false);
    expect(nothing.all).toEqual([]);
  });

  it('start once, however often it is told', () => {
    const sut = opened();
    sut.opened(at(1), false);
    expect(sut.all).toHaveLength(2);
  });

  it('are met at once where the machine answers', () => {
    const sut = board();
    sut.opened(at(0), true);
    expect(shown(sut)).toEqual(['first_response met 10 0', 'resolution met 100 0']);
  });

  it('wait for each answer, from the first message on that is not answered', () => {
    const sut = opened();
    sut.asked(at(2));
    sut.answered(at(5));
    sut.asked(at(30));
    sut.asked(at(40));
    expect(shown(sut)).toEqual([
      'first_response met 10 5',
      'resolution running 100',
      'next_response running 50',
    ]);
    sut.answered(at(55));
    expect(shown(sut)[2]).toBe('next_response breached 50 55');
  });

  it('stand still while the customer is waited for', () => {
    const sut = opened();
    sut.answered(at(5));
    sut.waitsForCustomer(at(5));
    expect(shown(sut)[1]).toBe('resolution paused -');
    sut.waitsForStaff(at(205));
    expect(shown(sut)[1]).toBe('resolution running 300');
  });

  it('end with the ticket, and start again with it', () => {
    const sut = opened();
    sut.resolved(at(8));
    expect(shown(sut)).toEqual(['first_response cancelled 10 8', 'resolution met 100 8']);
    sut.asked(at(9));
    expect(sut.all).toHaveLength(2);
    sut.reopened(at(50));
    sut.reopened(at(51));
    expect(shown(sut).slice(2)).toEqual(['resolution running 150', 'next_response running 70']);
  });

  it('are cancelled where the customer never comes back', () => {
    const sut = opened();
    sut.waitsForCustomer(at(5));
    sut.abandoned(at(60));
    expect(shown(sut)[1]).toBe('resolution cancelled - 60');
  });

  it('follow another promise, and keep what was used', () => {
    const before = opened();
    const urgent = promised({ first_response: 5, resolution: 50 }, 2);
    const sut = board(before.all, urgent);
    sut.promisedAnew(at(3));
    expect(shown(sut)).toEqual(['first_response running 5', 'resolution running 50']);
    expect(sut.all.map(({ policyId }) => policyId)).toEqual([2, 2]);
    const none = new TicketClocks(sut.all, undefined, OPEN);
    none.promisedAnew(at(4));
    expect(shown(none)).toEqual(['first_response cancelled 5 4', 'resolution cancelled 50 4']);
  });

  it('begin where nothing was promised before, if somebody waits', () => {
    const sut = board();
    sut.promisedAnew(at(3));
    expect(shown(sut)).toEqual(['resolution running 103', 'first_response running 13']);
    const answered = board([], ALL, { isOpen: true, isAnswered: true });
    answered.promisedAnew(at(3));
    expect(shown(answered)).toEqual(['resolution running 103']);
    const closed = board([], ALL, { isOpen: false, isAnswered: false });
    closed.promisedAnew(at(3));
    closed.asked(at(4));
    expect(closed.all).toEqual([]);
  });
});
