import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { assertMatches } from '../../../platform/common/http/etag.js';
import { Database } from '../../../platform/database/index.js';
import { type Triage, TriageService } from '../../../triage/index.js';
import { type Ticket, TicketChangesService, TicketStatus } from '../../tickets/index.js';
import type { Conversation } from '../conversation.entity.js';
import { ConversationRows, type LockedConversation } from '../conversation-rows.js';
import type { ConversationStatus, Verdict } from '../conversation-values.js';
import { Feelings } from '../feelings.js';
import { Message } from '../message.entity.js';
import type { Said, Sent } from '../thread.js';
import { afterMessage, ThreadWriter } from '../thread-writer.js';
import { isWithPeople } from '../transitions.js';
import { classified } from './classified.js';
import { ConversationEscalation } from './conversation-escalation.js';
import { FurtherTickets } from './further-tickets.js';
import { type Heard, isWithPerson, type Thread, verdictOf } from './judged-message.js';

const RECENT = 50;

/** What a customer's later message makes of the status, where the tickets do not say it. */
const JOINED: Readonly<Partial<Record<ConversationStatus, ConversationStatus>>> = {
  initialized: 'active',
  abandoned: 'active',
};

/** What customers write in conversations that are there: it joins, confirms, escalates or asks anew. */
@Injectable()
export class CustomerMessages {
  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly rows: ConversationRows,
    private readonly changes: TicketChangesService,
    private readonly further: FurtherTickets,
    private readonly thread: ThreadWriter,
    private readonly feelings: Feelings,
    private readonly escalation: ConversationEscalation,
  ) {}

  /** What was said is judged before the transaction, and again within it by what is there then. */
  async receive(
    actor: Actor,
    id: number,
    { content, externalId = null, attachments = [] }: Said,
    ifMatch?: string,
  ): Promise<Sent> {
    const heard = { content, triage: await this.triage.triage(actor, content) };
    const felt = await this.feelings.of(content, heard.triage.language);
    const switches = await this.escalation.switches(actor);
    const before = await this.database.of(actor).transaction(async (manager) => {
      const locked = await this.rows.lock(manager, actor, id);
      return verdictOf(heard, await threadOf(manager, locked));
    });
    const asked = await this.triageOf(actor, heard, before.asked);
    return this.database.of(actor).transaction(async (manager) => {
      const locked = await this.rows.lock(manager, actor, id);
      const { conversation } = locked;
      assertMatches(ifMatch, conversation.version);
      const thread = await threadOf(manager, locked);
      const { verdict } = verdictOf(heard, thread);
      const opened =
        verdict === 'asks' ? await this.open(manager, actor, thread, content, asked) : null;
      if (!opened) await this.changeTicket(manager, actor, thread, verdict);
      const ticketId = opened?.id ?? thread.tickets.at(-1)?.id ?? null;
      const now = (await this.rows.take(manager, id)) ?? conversation;
      const { language } = heard.triage;
      const message = await this.thread.write(manager, now, {
        ...{ sender: 'user', authorId: actor.id, content, visibility: 'public', ticketId },
        ...{ verdict, externalId, language, attachments, ...felt },
      });
      const feelings = await this.feelings.after(manager, id);
      const to = statusAfter(now, verdict, opened, thread.tickets);
      const isAwaited = opened !== null || isWithPeople(to);
      const said = {
        ...afterMessage(now, message),
        ...feelings,
        ...(language && { language }),
        ...(!isAwaited && { awaitedSince: null }),
      };
      const judged = classified(now, opened ? asked : heard.triage, opened !== null);
      const move = { to, by: 'service', reason: REASONS[verdict] } as const;
      const saved = await this.rows.save(manager, actor, now, { ...said, ...judged }, move);
      const sent = await this.answered(manager, saved, [message], opened);
      if (verdict === 'confirms') return sent;
      const { conversation: after } = sent;
      const escalated = await this.escalation.apply(manager, actor, after, message, switches);
      return { ...sent, conversation: escalated };
    });
  }

  /** Of the part that asks; the decision keeps it where that is not the whole message. */
  private async triageOf(actor: Actor, heard: Heard, asked = heard.content): Promise<Triage> {
    if (asked === heard.content) return heard.triage;
    const triage = await this.triage.triage(actor, asked);
    return { ...triage, classified: triage.classified ?? asked };
  }

  private open(
    manager: EntityManager,
    { organizationId }: Actor,
    { conversation }: Thread,
    message: string,
    triage: Triage,
  ): Promise<Ticket> {
    const { id, requesterId } = conversation;
    return this.further.open(manager, id, { organizationId, requesterId, message, triage });
  }

  /** Thanks close what was answered; what did not help goes to a person. */
  private async changeTicket(
    manager: EntityManager,
    actor: Actor,
    { tickets }: Thread,
    verdict: Verdict,
  ): Promise<void> {
    if (verdict === 'confirms') {
      for (const ticket of tickets) {
        if (ticket.status === TicketStatus.Closed) continue;
        await this.changes.apply(manager, actor, ticket, { status: TicketStatus.Closed });
      }
    }
    const last = tickets.at(-1);
    if (verdict !== 'escalates' || !last || last.status === TicketStatus.Escalated) return;
    await this.changes.apply(manager, actor, last, { status: TicketStatus.Escalated });
  }

  /** The machine's answer to a ticket that the message has opened, if it has one. */
  private async answered(
    manager: EntityManager,
    conversation: Conversation,
    messages: readonly Message[],
    ticket: Ticket | null,
  ): Promise<Sent> {
    if (!ticket?.answer) return { conversation, messages, ticket };
    const answer = await this.thread.write(manager, conversation, {
      ...{ sender: 'ai_agent', authorId: null, content: ticket.answer, visibility: 'public' },
      ticketId: ticket.id,
    });
    const changes = afterMessage(conversation, answer);
    const saved = await this.rows.save(manager, null, conversation, changes);
    return { conversation: saved, messages: [...messages, answer], ticket };
  }
}

async function threadOf(manager: EntityManager, locked: LockedConversation): Promise<Thread> {
  const recent = await manager.find(Message, {
    select: { id: true, sender: true, visibility: true },
    where: { conversationId: locked.conversation.id },
    order: { id: 'DESC' },
    take: RECENT,
  });
  return { ...locked, recent };
}

const REASONS: Readonly<Record<Verdict, string>> = {
  joins: 'customer_wrote',
  confirms: 'confirmed',
  escalates: 'not_helped',
  asks: 'asked',
};

/** Where the conversation is after a customer's message; its tickets have changed already. */
function statusAfter(
  { status, assigneeId }: Conversation,
  verdict: Verdict,
  opened: Ticket | null,
  tickets: readonly Ticket[],
): ConversationStatus {
  const withPeople = assigneeId === null ? 'escalated' : 'waiting_for_agent';
  if (opened) return opened.status === TicketStatus.AutoResolved ? 'waiting_for_user' : withPeople;
  if (verdict === 'confirms') return 'resolved';
  // What one of the staff has answered is theirs again.
  if (verdict === 'joins' && tickets.some(isWithPerson)) return withPeople;
  return JOINED[status] ?? status;
}
