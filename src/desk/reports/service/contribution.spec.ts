import { describe, expect, it } from '@jest/globals';
import { contributionOf, keyOf, placeOf } from './contribution.js';
import type { ThreadFacts, TicketFacts } from './thread-facts.js';

const at = (time: string): Date => new Date(`2026-03-${time}Z`);

const ticket: TicketFacts = {
  id: 7,
  teamId: 3,
  assigneeId: 5,
  createdAt: at('01T10:00:00'),
  resolvedAt: null,
  isAutoResolved: false,
  outcome: 'escalated',
};

const thread: ThreadFacts = {
  channel: 'email',
  assigneeId: 5,
  createdAt: at('01T10:00:00'),
  firstResponseAt: null,
  firstResponseBy: null,
  sentiment: null,
  isAngry: false,
  satisfaction: null,
  handleSeconds: 0,
  tickets: [ticket],
  escalations: [],
  promises: [],
  ratings: [],
  replies: [],
};

const FIRST = '2026-03-01|email|3|5';
const SECOND = '2026-03-02|email|3|5';
const OPENED = { created: 1, escalated: 1 };

describe('contributionOf', () => {
  it('counts a ticket where and when it came in', () => {
    expect(contributionOf(thread)).toEqual({ [FIRST]: OPENED });
  });

  it('is nothing of what is gone', () => {
    expect(contributionOf(undefined)).toEqual({});
    expect(contributionOf({ ...thread, tickets: [] })).toEqual({});
  });

  it('counts nobody as 0', () => {
    const free = { ...ticket, teamId: null, assigneeId: null };
    expect(contributionOf({ ...thread, tickets: [free] })).toEqual({
      '2026-03-01|email|0|0': OPENED,
    });
  });

  it('counts a resolution on its day, with the time that people took', () => {
    const resolved = { ...ticket, resolvedAt: at('02T10:00:00') };
    expect(contributionOf({ ...thread, tickets: [resolved] })).toEqual({
      [FIRST]: OPENED,
      [SECOND]: { resolvedByPeople: 1, resolutionMs: 86_400_000, resolutionBin10: 1 },
    });
  });

  it.each([
    ['is still resolved by it', { isAutoResolved: true, resolvedAt: at('01T10:00:00') }],
    ['was confirmed and closed', { resolvedAt: at('01T10:00:00') }],
  ])('counts no time of what the machine answered and %s', (_, fields) => {
    const answered = { ...ticket, outcome: 'auto_resolved', ...fields } as const;
    expect(contributionOf({ ...thread, tickets: [answered] })).toEqual({
      [FIRST]: { created: 1, autoAnswered: 1, resolvedByMachine: 1 },
    });
  });

  it('counts the first answer once in a conversation of two tickets', () => {
    const tickets = [ticket, { ...ticket, id: 8 }];
    const firstResponseAt = at('01T10:02:00');
    const answered = {
      ...thread,
      tickets,
      firstResponseAt,
      firstResponseBy: 'human_agent',
    } as const;
    expect(contributionOf(answered)).toEqual({
      [FIRST]: {
        created: 2,
        escalated: 2,
        firstByPeople: 1,
        firstResponseMs: 120_000,
        firstResponseBin1: 1,
      },
    });
    const byMachine = { ...thread, firstResponseAt, firstResponseBy: 'ai_agent' } as const;
    expect(contributionOf(byMachine)[FIRST]).toEqual({ ...OPENED, firstByMachine: 1 });
  });

  it('counts what happened later on its day', () => {
    const later = at('02T23:59:59.999');
    const happened: ThreadFacts = {
      ...thread,
      escalations: [
        { ticketId: 7, isReopened: true, at: later },
        { ticketId: 7, isReopened: false, at: later },
      ],
      promises: [
        { ticketId: 7, metric: 'first_response', isKept: true, at: later },
        { ticketId: 7, metric: 'resolution', isKept: false, at: later },
        { ticketId: 7, metric: 'next_response', isKept: false, at: later },
      ],
    };
    expect(contributionOf(happened)).toEqual({
      [FIRST]: OPENED,
      [SECOND]: {
        reopened: 1,
        escalated: 1,
        firstResponseMet: 1,
        resolutionBreached: 1,
        nextResponseBreached: 1,
      },
    });
  });

  it('counts answers for who wrote them', () => {
    const replies = [{ authorId: 9, ticketId: 7, day: '2026-03-02', count: 2 }];
    expect(contributionOf({ ...thread, replies })).toEqual({
      [FIRST]: OPENED,
      '2026-03-02|email|3|9': { replies: 2 },
    });
  });

  it.each([
    [0.25, 'positive'],
    [0.24, 'neutral'],
    [-0.24, 'neutral'],
    [-0.25, 'negative'],
  ])('calls a sentiment of %d %s', (sentiment, name) => {
    expect(contributionOf({ ...thread, sentiment })[FIRST]).toEqual({ ...OPENED, [name]: 1 });
  });

  it('counts what customers said of tickets, or else of the conversation', () => {
    const ratings = [
      { ticketId: 7, rating: 4 },
      // Of a ticket that went meanwhile.
      { ticketId: 99, rating: 1 },
    ];
    const said = { ...thread, satisfaction: 3, ratings, isAngry: true, handleSeconds: 1.5 };
    expect(contributionOf(said)[FIRST]).toEqual({
      ...OPENED,
      angry: 1,
      handleMs: 1_500,
      ratings: 1,
      ratingSum: 4,
      satisfied: 1,
    });
    const ofTheWhole = { ...thread, satisfaction: 3, ratings: ratings.slice(1) };
    expect(contributionOf(ofTheWhole)[FIRST]).toEqual({ ...OPENED, ratings: 1, ratingSum: 3 });
  });
});

describe('placeOf', () => {
  it('reads what keyOf wrote', () => {
    const place = { day: '2026-03-01', channel: 'web', teamId: 0, agentId: 12 };
    expect(placeOf(keyOf(place))).toEqual(place);
  });
});
