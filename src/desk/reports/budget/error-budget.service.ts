import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/index.js';
import { Database } from '../../../platform/database/index.js';
import { GuaranteeService, PolicyService } from '../../../triage/policy/index.js';
import type { EdgeQuery, EdgeTicket, EdgeTickets, ErrorBudget } from './error-budget.dto.js';
import { type CheckedAnswers, estimateWrong } from './error-budget.js';

/**
 * The answers of organisation $1 from $2 up to $3, and what the staff found of them. What customers
 * say does not count: anybody could spend or save a budget.
 */
const CHECKED = `
  WITH answers AS (
    SELECT DISTINCT ticket_id FROM decisions
    WHERE organization_id = $1 AND decided_at >= $2 AND decided_at < $3
      AND outcome = 'auto_resolved'
  ), findings AS (
    SELECT ticket_id, bool_or(NOT is_right) AS wrong FROM labels
    WHERE organization_id = $1 AND source = 'agent' AND is_right IS NOT NULL
      AND revoked_at IS NULL AND created_at >= $2
    GROUP BY ticket_id
  )
  SELECT count(*)::int AS answered, count(findings.ticket_id)::int AS checked,
         count(*) FILTER (WHERE wrong)::int AS wrong
  FROM answers LEFT JOIN findings USING (ticket_id)`;

/** So many of the last decisions are looked at, whatever there is. */
const WINDOW = 5_000;
const EXCERPT = 200;

/** Of the last decisions of organisation $1, those whose confidence is nearest to $2; at most $3. */
const AT_THE_EDGE = `
  SELECT ticket_id AS "ticketId", left(message, ${EXCERPT}) AS excerpt, recent.intent,
         recent.confidence, outcome, recent.reason, decided_at AS "decidedAt"
  FROM (
    SELECT ticket_id, intent, confidence, outcome, reason, decided_at FROM decisions
    WHERE organization_id = $1 AND familiar AND intent IS NOT NULL AND confidence IS NOT NULL
    ORDER BY id DESC LIMIT ${WINDOW}
  ) AS recent
  JOIN tickets ON tickets.organization_id = $1 AND tickets.id = ticket_id
  ORDER BY abs(recent.confidence - $2), ticket_id DESC LIMIT $3`;

/** What a month's promise has cost so far, and the tickets that hang on a hair. */
@Injectable()
export class ErrorBudgets {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyService,
    private readonly guarantees: GuaranteeService,
  ) {}

  /** Of the month that is running (UTC). */
  async current(actor: Actor, now = new Date()): Promise<ErrorBudget> {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
    const { targetErrorRate, confidenceLevel } = await this.policies.current(actor);
    const values = [actor.organizationId, from, now];
    const [known] = await this.database.of(actor).query<CheckedAnswers>(CHECKED, values);
    if (!known) throw new Error('an aggregate gave no row');
    return {
      ...{ from, to: now, promised: targetErrorRate, confidenceLevel },
      ...known,
      allowed: targetErrorRate === null ? null : targetErrorRate * known.answered,
      estimated: estimateWrong(known),
    };
  }

  /** Past tickets that a little change of the threshold decides anew. */
  async edge(actor: Actor, { threshold, limit }: EdgeQuery): Promise<EdgeTickets> {
    const edge = threshold ?? (await this.thresholdOf(actor));
    const values = [actor.organizationId, edge, limit];
    const data = await this.database.of(actor).query<EdgeTicket>(AT_THE_EDGE, values);
    return { threshold: edge, data };
  }

  /** Of intents without one of their own; where nothing is answered, the surest are the nearest. */
  private async thresholdOf(actor: Actor): Promise<number> {
    const policy = await this.policies.current(actor);
    const guarantee = await this.guarantees.inUse(actor, policy);
    return policy.threshold ?? guarantee?.threshold ?? 1;
  }
}
