import type { Triage } from '../../../triage/index.js';
import { type Ticket, TicketStatus } from '../../tickets/index.js';
import type { Conversation } from '../conversation.entity.js';
import type { Verdict } from '../conversation-values.js';
import type { Message } from '../message.entity.js';
import { judgeReply, type ReplyState } from '../replies/index.js';

/** A customer's message, and what the machine makes of it. */
export interface Heard {
  readonly content: string;
  readonly triage: Triage;
}

/** What a later message is judged against. */
export interface Thread {
  readonly conversation: Conversation;
  /** Oldest first. */
  readonly tickets: readonly Ticket[];
  /** What was said last, newest first. */
  readonly recent: readonly Pick<Message, 'sender' | 'visibility'>[];
}

/** What a customer's later message is taken for; the first one asks, whatever it says. */
export function verdictOf(
  { content, triage }: Heard,
  thread: Thread,
): { verdict: Verdict; asked?: string } {
  if (thread.tickets.length === 0) return { verdict: 'asks' };
  const { classification, language, kind } = triage;
  const reply = { text: content, language };
  if (kind !== 'request') return { verdict: 'joins' };
  return judgeReply(reply, stateOf(thread), classification);
}

function stateOf({ conversation, tickets, recent }: Thread): ReplyState {
  const said = recent.filter(
    ({ visibility, sender }) => visibility === 'public' && sender !== 'system',
  );
  const answers = said.findIndex(({ sender }) => sender !== 'user');
  const answer = said[answers]?.sender;
  return {
    status: conversation.status,
    answeredBy: answer === 'ai_agent' || answer === 'human_agent' ? answer : null,
    ticketOpenWithPerson: tickets.some(isWithPerson),
    lastIntent: tickets.at(-1)?.intent ?? null,
    repliesSinceAnswer: answers === -1 ? said.length : answers,
  };
}

/** Whether it waits for people. */
export function isWithPerson({ status }: Ticket): boolean {
  return status === TicketStatus.Open || status === TicketStatus.Escalated;
}
