import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type EventHandler, Events, type EventType } from '../../../platform/events/index.js';
import {
  type ConversationMerged,
  conversationMerged,
  type ConversationUpdated,
  conversationUpdated,
  type MessageCreated,
  messageCreated,
} from '../../conversations/index.js';
import {
  ticketCreated,
  type TicketNews,
  TicketStatus,
  type TicketUpdated,
  ticketUpdated,
} from '../../tickets/index.js';
import { type ClockChange, ClockWork } from './clock-work.js';
import type { TicketClocks } from './ticket-clocks.js';

/** Never changes: how far it is stands in the database under this name. */
export const SLA_CONSUMER = 'sla';

/** Whatever of a ticket or conversation policies ask for. */
const ASKED_FOR = ['priority', 'tags', 'channel', 'assigneeId', 'teamId'];
const RESOLVED: readonly TicketStatus[] = [TicketStatus.Closed, TicketStatus.AutoResolved];

/** Drives the clocks by what happens: in order, and by the times when it happened, not when it is heard. */
@Injectable()
export class ClockConsumer implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly work: ClockWork,
  ) {}

  onModuleInit(): void {
    const on = <Payload>(
      type: EventType<Payload>,
      handle: (payload: Payload, at: number, manager: EntityManager) => Promise<void>,
    ): void => {
      const handler: EventHandler<Payload> = ({ payload, at }, manager) =>
        handle(payload, at.getTime(), manager);
      this.events.consume(SLA_CONSUMER, type, handler);
    };
    on(ticketCreated, (news, at, manager) => this.ticketCreated(news, at, manager));
    on(ticketUpdated, (news, at, manager) => this.ticketUpdated(news, at, manager));
    on(messageCreated, (news, at, manager) => this.messageCreated(news, at, manager));
    on(conversationMerged, (news, at, manager) => this.conversationMerged(news, at, manager));
    on(conversationUpdated, (news, at, manager) => this.conversationUpdated(news, at, manager));
  }

  private ticketCreated(
    { ticketId, status }: TicketNews,
    at: number,
    manager: EntityManager,
  ): Promise<void> {
    const isAnswered = status === TicketStatus.AutoResolved;
    return this.work.ofTicket(manager, ticketId, (clocks) => clocks.opened(at, isAnswered));
  }

  private ticketUpdated(
    { ticketId, status, fields }: TicketUpdated,
    at: number,
    manager: EntityManager,
  ): Promise<void> {
    return this.work.ofTicket(manager, ticketId, (clocks, ticket) => {
      if (fields.some((field) => ASKED_FOR.includes(field))) clocks.promisedAnew(at);
      if (fields.includes('answer') && ticket.hasAnswer) clocks.answered(at);
      if (!fields.includes('status')) return;
      if (RESOLVED.includes(status)) clocks.resolved(at);
      else clocks.reopened(at);
    });
  }

  private async messageCreated(
    { conversationId, ticketId, visibility, senderType }: MessageCreated,
    at: number,
    manager: EntityManager,
  ): Promise<void> {
    if (visibility !== 'public' || senderType === 'system') return;
    const change: ClockChange = (clocks, { createdAt }) => {
      if (senderType !== 'user') clocks.answered(at);
      // The message that opened the ticket waits already.
      else if (at > createdAt.getTime()) clocks.asked(at);
    };
    await this.work.ofConversation(manager, conversationId, change, ticketId);
  }

  /** What was promised goes by where its conversation is now. */
  private conversationMerged(
    { mergedInto, status }: ConversationMerged,
    at: number,
    manager: EntityManager,
  ): Promise<void> {
    return this.work.ofConversation(manager, mergedInto, (clocks) => {
      clocks.promisedAnew(at);
      if (status === 'waiting_for_user') clocks.waitsForCustomer(at);
      if (status === 'escalated' || status === 'waiting_for_agent') clocks.waitsForStaff(at);
    });
  }

  private async conversationUpdated(
    { conversationId, status, fields }: ConversationUpdated,
    at: number,
    manager: EntityManager,
  ): Promise<void> {
    const isAskedFor = fields.some((field) => ASKED_FOR.includes(field));
    if (!isAskedFor && !fields.includes('status')) return;
    await this.work.ofConversation(manager, conversationId, (clocks) => {
      if (isAskedFor) clocks.promisedAnew(at);
      if (fields.includes('status')) follow(clocks, status, at);
    });
  }
}

function follow(clocks: TicketClocks, status: ConversationUpdated['status'], at: number): void {
  if (status === 'waiting_for_user') clocks.waitsForCustomer(at);
  else if (status === 'resolved') clocks.resolved(at);
  else if (status === 'abandoned' || status === 'archived') clocks.abandoned(at);
  else clocks.waitsForStaff(at);
}
