import { expect, it } from '@jest/globals';
import { factsOf } from './known-ticket.js';

it('tells hours since and until by the clock of the database', () => {
  const at = (time: string): Date => new Date(`2026-01-02T${time}:00Z`);
  const facts = factsOf(
    {
      ...{ ticketId: 1, conversationId: null, requesterEmail: '', language: null },
      customerMessageId: null,
      now: at('12:00'),
      facts: { 'ticket.status': 'open' },
      moments: {
        ...{ created: at('06:00'), updated: at('11:30'), due: at('13:00') },
        ...{ resolved: null, activity: null, customer: null, awaited: at('12:00') },
      },
    },
    { fields: ['status'] },
  );
  expect(facts).toMatchObject({
    'ticket.status': 'open',
    'ticket.hoursSinceCreated': 6,
    'ticket.hoursSinceUpdated': 0.5,
    'ticket.hoursSinceResolved': null,
    'conversation.hoursAwaited': 0,
    'sla.hoursUntilDue': 1,
    'sla.metric': null,
    'event.fields': ['status'],
  });
});
