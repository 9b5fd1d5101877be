import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CannedAnswerTexts, fill, type VariableValues } from '../../canned-answers/index.js';
import type { Action } from '../core/action.js';
import { TextIncompleteError } from './firing.errors.js';
import type { KnownTicket } from './known-ticket.js';

/** What rules say, with what is known of the ticket in its places. */
@Injectable()
export class RuleTexts {
  constructor(private readonly answers: CannedAnswerTexts) {}

  /** @throws CannedAnswerNotFoundError, TextIncompleteError */
  async replyOf(
    manager: EntityManager,
    { text, cannedAnswerId: id }: Extract<Action, { type: 'reply' }>,
    known: KnownTicket,
  ): Promise<string> {
    if (id === undefined) return filled(text ?? '', known);
    return filled(await this.answers.take(manager, id, known.language), known);
  }
}

/** A text with its variables filled in. @throws TextIncompleteError where one is not known */
export function filled(text: string, known: KnownTicket): string {
  const { text: whole, missing } = fill(text, valuesOf(known));
  if (missing.length > 0) throw new TextIncompleteError(missing);
  return whole;
}

function valuesOf({ ticketId, requesterEmail, facts, moments }: KnownTicket): VariableValues {
  const said = (name: string): string => String(facts[name] ?? '');
  return {
    'requester.email': requesterEmail,
    'ticket.id': String(ticketId),
    'ticket.status': said('ticket.status'),
    'ticket.priority': said('ticket.priority'),
    'ticket.intent': said('ticket.intent'),
    'ticket.createdAt': moments.created.toISOString(),
  };
}
