import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Staff } from '../../../identity/users/index.js';
import { ServiceMessages } from '../../conversations/index.js';
import {
  type ServiceChange,
  TicketAssignment,
  TicketChangesService,
  TicketStatus,
} from '../../tickets/index.js';
import type { Action } from '../core/action.js';
import { AgentGoneError, NoConversationError } from './firing.errors.js';
import type { KnownTicket } from './known-ticket.js';
import { RuleNotices } from './rule-notices.js';
import { filled, RuleTexts } from './rule-texts.js';

/** For what an action is done. */
export interface Occasion {
  readonly organizationId: number;
  /** What the rule is called. */
  readonly rule: string;
  readonly known: KnownTicket;
}

type Assignment = Extract<Action, { type: 'assign' }>;

/** Does what rules say, by the services by which people do it, in the name of nobody. */
@Injectable()
export class Actions {
  constructor(
    private readonly changes: TicketChangesService,
    private readonly assignment: TicketAssignment,
    private readonly messages: ServiceMessages,
    private readonly staff: Staff,
    private readonly texts: RuleTexts,
    private readonly notices: RuleNotices,
  ) {}

  /** Whether anything was changed by it. @throws DomainError where it cannot be done */
  async do(manager: EntityManager, action: Action, occasion: Occasion): Promise<boolean> {
    const { known } = occasion;
    switch (action.type) {
      case 'set':
        return this.change(manager, known, { [action.field]: action.value });
      case 'tag':
        return this.change(manager, known, {
          addTags: action.add ?? [],
          removeTags: action.remove ?? [],
        });
      case 'assign':
        return this.assign(manager, known, action);
      case 'reply':
        return this.say(manager, known, await this.texts.replyOf(manager, action, known), false);
      case 'note':
        return this.say(manager, known, filled(action.text, known), true);
      case 'escalate':
        return this.escalate(manager, occasion, action.reason);
      case 'notify': {
        const { to, text } = action;
        const { organizationId, rule } = occasion;
        const order = { ticketId: known.ticketId, rule, to, text };
        await this.notices.order(manager, organizationId, order, known);
        return true;
      }
    }
  }

  private change(
    manager: EntityManager,
    { ticketId }: KnownTicket,
    change: ServiceChange,
  ): Promise<boolean> {
    return this.changes.changeByService(manager, ticketId, change);
  }

  private async assign(
    manager: EntityManager,
    known: KnownTicket,
    { to, agentId, teamId }: Assignment,
  ): Promise<boolean> {
    if (to === 'nobody') return this.change(manager, known, { assigneeId: null });
    if (to === 'agent' && agentId !== undefined) {
      if (!(await this.staff.worksHere(manager, agentId))) throw new AgentGoneError(agentId);
      return this.change(manager, known, { assigneeId: agentId });
    }
    if (teamId === undefined) return false;
    if (to === 'team' || to === 'agent') return this.change(manager, known, { teamId });
    const wanted = { strategy: to, teamId };
    await this.assignment.assignByService(manager, known.ticketId, wanted);
    return true;
  }

  private async say(
    manager: EntityManager,
    { ticketId, conversationId }: KnownTicket,
    content: string,
    isNote: boolean,
  ): Promise<boolean> {
    if (conversationId === null) throw new NoConversationError();
    const visibility = isNote ? 'internal' : 'public';
    await this.messages.say(manager, conversationId, { ticketId, content, visibility });
    return true;
  }

  /** Why is said among the staff. */
  private async escalate(
    manager: EntityManager,
    { known, rule }: Occasion,
    reason: string,
  ): Promise<boolean> {
    await this.change(manager, known, { status: TicketStatus.Escalated });
    const { conversationId } = known;
    if (conversationId === null) return true;
    await this.messages.escalate(manager, conversationId);
    return this.say(manager, known, `Escalated by the rule "${rule}": ${reason}`, true);
  }
}
