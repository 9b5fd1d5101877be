import { describe, expect, it } from '@jest/globals';
import { type Actor, Role } from '../../platform/access/index.js';
import { dataFor } from './audience.js';
import { audienceOf, TOLD_TYPES } from './audiences.js';

const person = (id: number, role: Role): Actor => ({ id, organizationId: 1, role });
const CUSTOMER = person(7, Role.User);
const OTHER = person(8, Role.User);
const STAFF = [Role.Agent, Role.Supervisor, Role.Admin, Role.System].map((role) => person(7, role));

const OF_TICKET = { ticketId: 1, conversationId: 2, requesterId: 7, status: 'open', version: 3 };
const { ticketId: _, ...OF_CONVERSATION } = { ...OF_TICKET, assigneeId: 9 };
const MESSAGE = { messageId: 5, conversationId: 2, requesterId: 7, senderType: 'human_agent' };

const heardBy = (actor: Actor, type: string, payload: object) =>
  dataFor(actor, audienceOf(type, payload));

describe('who hears of what', () => {
  const cases: [string, object, object | undefined][] = [
    ['ticket.created', OF_TICKET, { ticketId: 1, conversationId: 2, status: 'open', version: 3 }],
    [
      'ticket.updated',
      { ...OF_TICKET, fields: ['status', 'assigneeId'], actorId: 9 },
      { ticketId: 1, conversationId: 2, status: 'open', version: 3, fields: ['status'] },
    ],
    ['ticket.updated', { ...OF_TICKET, fields: ['tags'] }, undefined],
    ['conversation.created', OF_CONVERSATION, { conversationId: 2, status: 'open', version: 3 }],
    [
      'conversation.updated',
      { ...OF_CONVERSATION, fields: ['status'] },
      { conversationId: 2, status: 'open', version: 3, fields: ['status'] },
    ],
    ['conversation.updated', { ...OF_CONVERSATION, fields: ['assigneeId', 'notes'] }, undefined],
    [
      'message.created',
      { ...MESSAGE, visibility: 'public' },
      { messageId: 5, conversationId: 2, senderType: 'human_agent' },
    ],
    ['message.created', { ...MESSAGE, visibility: 'internal' }, undefined],
    [
      'conversation.read',
      { conversationId: 2, userId: 7, messageId: 5 },
      { conversationId: 2, userId: 7, messageId: 5 },
    ],
    ['conversation.read', { conversationId: 2, userId: 9, messageId: 5 }, undefined],
    ['user.mentioned', { conversationId: 2, userId: 9, messageId: 5 }, undefined],
    [
      'conversation.merged',
      { conversationId: 2, mergedInto: 3, requesterId: 7, status: 'escalated', actorId: 9 },
      { conversationId: 2, mergedInto: 3 },
    ],
    [
      'conversation.split',
      { conversationId: 2, newConversationId: 3, requesterId: 7, messageIds: [5], actorId: 9 },
      { conversationId: 2, newConversationId: 3, messageIds: [5] },
    ],
    ['reply.held', { heldReplyId: 4, conversationId: 2, authorId: 7 }, undefined],
    ['reply.undone', { heldReplyId: 4, conversationId: 2, authorId: 7 }, undefined],
    ['reply.refused', { heldReplyId: 4, conversationId: 2, authorId: 7 }, undefined],
    ['sla.warned', { ticketId: 1, conversationId: 2 }, undefined],
    ['sla.breached', { ticketId: 1, conversationId: 2 }, undefined],
  ];

  it.each(cases)('%s %j is %j to its customer', (type, payload, expected) => {
    expect(heardBy(CUSTOMER, type, payload)).toEqual(expected);
  });

  it.each(cases)('%s %j is nothing to another, and all of it to the staff', (type, payload) => {
    expect(heardBy(OTHER, type, payload)).toBeUndefined();
    if (type === 'user.mentioned') return;
    for (const one of STAFF) expect(heardBy(one, type, payload)).toEqual(payload);
  });

  it('tells of a mention nobody but whom it is for', () => {
    const mention = { conversationId: 2, userId: 9, messageId: 5, actorId: 7 };
    const heard = [7, 8, 9].map((id) => heardBy(person(id, Role.Agent), 'user.mentioned', mention));
    expect(heard).toEqual([undefined, undefined, mention]);
    // Whoever works there no more.
    expect(heardBy(person(9, Role.User), 'user.mentioned', mention)).toBeUndefined();
  });

  it('has a case for every kind', () => {
    expect([...new Set(cases.map(([type]) => type))].sort()).toEqual([...TOLD_TYPES].sort());
  });

  it('tells nobody of what is in no line', () => {
    expect(audienceOf('user.signed_out', { userId: 7 })).toEqual({});
  });
});
