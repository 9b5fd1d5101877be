import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isDatabaseAway } from '../../../platform/common/errors/database-away.js';
import { DomainError } from '../../../platform/common/errors/domain-error.js';
import { Database, isLockedOut } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import type { Rule } from '../book/rule.entity.js';
import type { Action } from '../core/action.js';
import { depthOf, linkOf } from '../core/chain.js';
import type { StopReason } from '../core/rule-values.js';
import { Actions, type Occasion } from './actions.js';
import type { KnownTicket } from './known-ticket.js';
import type { ActionResult } from './rule-firing.entity.js';
import { TicketFacts } from './ticket-facts.js';

/** What a rule of which the conditions are met is about to do, and why now. */
export interface DueRule {
  readonly organizationId: number;
  readonly rule: FiringRule;
  readonly known: KnownTicket;
  /** For which it fires once. */
  readonly cause: string;
  readonly event: string | null;
  readonly chain: readonly string[];
}

export type FiringRule = Pick<Rule, 'id' | 'name' | 'version' | 'conditions' | 'actions'>;

/** Where it is there, it was done: whoever comes second gets no row. */
const CLAIM = `
  INSERT INTO rule_firings (rule_id, rule_version, ticket_id, cause, event, depth, outcome, stop_reason)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (organization_id, rule_id, ticket_id, cause) DO NOTHING RETURNING id`;
/** In the order in which everybody takes them: the tickets of a conversation, and then that. */
const HOLD = `
  SELECT FROM tickets WHERE organization_id = $1 AND (id = $2 OR conversation_id = $3)
  ORDER BY id FOR NO KEY UPDATE`;
const CONCLUDE = 'UPDATE rule_firings SET outcome = $2, actions = $3 WHERE id = $1';

/** Has rules done what they say, once for each cause, and keeps what became of it. */
@Injectable()
export class Firings {
  private readonly logger = new Logger('Rules');

  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly facts: TicketFacts,
    private readonly actions: Actions,
  ) {}

  /** Whether anything may be otherwise than before. */
  async fire(manager: EntityManager, due: DueRule): Promise<boolean> {
    const id = await this.claim(manager, due, null);
    if (id === undefined) return false;
    const { organizationId, rule } = due;
    const { ticketId, conversationId } = due.known;
    await manager.query(HOLD, [organizationId, ticketId, conversationId]);
    const results: ActionResult[] = [];
    await this.events.because(linkOf(rule.id, ticketId), async () => {
      let { known } = due;
      for (const action of rule.actions) {
        const result = await this.result(manager, action, { ...due, rule: rule.name, known });
        results.push(result);
        // The next one may say how it is now.
        if (result.outcome === 'done') known = await this.readAnew(manager, due);
      }
    });
    const outcome = results.some((it) => it.outcome === 'failed') ? 'failed' : 'done';
    await manager.query(CONCLUDE, [id, outcome, JSON.stringify(results)]);
    return results.some((it) => it.outcome === 'done');
  }

  /** Takes note that a rule would have fired, and why it did not. */
  async stop(manager: EntityManager, due: DueRule, reason: StopReason): Promise<void> {
    await this.claim(manager, due, reason);
  }

  private async readAnew(
    manager: EntityManager,
    { organizationId, known }: DueRule,
  ): Promise<KnownTicket> {
    return (await this.facts.one(manager, organizationId, known.ticketId, null)) ?? known;
  }

  private async claim(
    manager: EntityManager,
    { rule, known, cause, event, chain }: DueRule,
    stopped: StopReason | null,
  ): Promise<number | undefined> {
    const values = [rule.id, rule.version, known.ticketId, cause, event, depthOf(chain)];
    const outcome = stopped === null ? 'done' : 'stopped';
    const [row] = await manager.query<{ id: number }[]>(CLAIM, [...values, outcome, stopped]);
    return row?.id;
  }

  /** Each is a part by itself: one that cannot be done takes nothing else back. */
  private async result(
    manager: EntityManager,
    action: Action,
    occasion: Occasion,
  ): Promise<ActionResult> {
    const { type } = action;
    try {
      const isDone = await this.database
        .of(occasion)
        .part(manager, (part) => this.actions.do(part, action, occasion));
      return { type, outcome: isDone ? 'done' : 'unchanged' };
    } catch (error) {
      // It works when it is tried again.
      if (isDatabaseAway(error) || isLockedOut(error)) throw error;
      if (error instanceof DomainError) {
        return { type, outcome: 'failed', code: error.code, detail: error.message };
      }
      // A mistake of ours must not keep all rules of all organisations from going on.
      this.logger.error(`${type} of the rule "${occasion.rule}" failed: ${String(error)}`);
      return { type, outcome: 'failed', code: 'INTERNAL', detail: 'Something went wrong.' };
    }
  }
}
