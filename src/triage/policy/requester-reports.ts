import { STAFF_ROLES } from '../../platform/access/index.js';
import {
  type Database,
  organizationOf,
  type OrganizationScope,
} from '../../platform/database/index.js';
import {
  type FormerNames,
  type JudgedCounts,
  nameNow,
  type ReportedAnswer,
  weighReports,
} from '../core/index.js';

/**
 * So many of a model's last answers are looked at, whether or not somebody complained: complaints
 * are a share of answers, or a service that answers enough would be switched off by those that the
 * target allows. More than a thousand, of which 1 % is a number that can be told from 2 %.
 */
const WINDOW = 2_000;

// The module of tickets stands above this one. What the staff has said of a ticket counts by itself,
// and accounts that are disabled or deleted do not. Of several
// wishes nobody says that all were answered rightly: only a complaint counts.
const REPORTS = {
  name: 'requester_reports',
  text: `
    SELECT answer.intent AS predicted, answer.confidence, ticket.requester_id AS requester,
           label.text_key AS text, label.is_right IS FALSE AS complained
    FROM (
      SELECT ticket_id, intent, confidence, wish FROM decisions
      WHERE organization_id = $1 AND model_id = $2 AND outcome = 'auto_resolved'
      ORDER BY id DESC LIMIT ${WINDOW}
    ) AS answer
    JOIN tickets AS ticket
      ON ticket.organization_id = $1 AND ticket.id = answer.ticket_id
    JOIN users AS requester
      ON requester.organization_id = $1 AND requester.id = ticket.requester_id
      AND requester.role <> ALL ($3::user_role[])
      AND requester.disabled_at IS NULL AND requester.deleted_at IS NULL
    LEFT JOIN labels AS label
      ON label.organization_id = $1 AND label.ticket_id = ticket.id AND label.revoked_at IS NULL
    WHERE label.source IS DISTINCT FROM 'agent'
      AND (answer.wish <> 'several' OR label.is_right IS FALSE)
    ORDER BY ticket.id`,
};

/** What requesters who are not of the staff report of the last answers by a model. */
export async function requesterReports(
  database: Database,
  scope: OrganizationScope,
  modelId: number,
  former: FormerNames,
): Promise<JudgedCounts> {
  const values = [organizationOf(scope), modelId, STAFF_ROLES];
  const reported = await database.of(scope).run<ReportedAnswer>(REPORTS, values);
  return weighReports(reported.map((it) => ({ ...it, predicted: nameNow(former, it.predicted) })));
}
