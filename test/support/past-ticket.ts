import type { TestDatabase } from './database.js';

/** What became of a ticket; by default the machine answered it and nobody said anything. */
export interface Past {
  readonly at: string;
  readonly intent?: string;
  readonly outcome?: 'auto_resolved' | 'escalated' | 'open';
  readonly reason?: string;
  readonly policyId?: number;
  readonly confidence?: number;
  readonly label?: { source: 'agent' | 'requester'; isRight: boolean; revoked?: boolean };
  readonly escalated?: boolean;
  readonly feedback?: { rating: number; resolved: boolean };
  /** Closed so many seconds after it came in. */
  readonly closedAfter?: number;
}

/** A ticket as it would be there had it come in at that time. */
export async function pastTicket(
  database: TestDatabase,
  modelId: number,
  past: Past,
): Promise<void> {
  const { outcome = 'auto_resolved', intent = 'order_status', confidence = 0.9, label } = past;
  const status = past.closedAfter ? 'closed' : past.escalated ? 'escalated' : outcome;
  const isResolved = status === 'auto_resolved' || status === 'closed';
  const resolvedAfter = isResolved ? (past.closedAfter ?? 0) : null;
  const [ticket] = await database.query<{ id: number }>(
    `INSERT INTO tickets (requester_id, message, intent, status, created_at, resolved_at)
     VALUES (1, 'hello', $1, $2, $3, $3::timestamptz + $4::int * interval '1 second')
     RETURNING id`,
    [intent, status, past.at, resolvedAfter],
  );
  const id = ticket!.id;
  const reason = past.reason ?? (outcome === 'auto_resolved' ? 'confident' : 'below_threshold');
  await database.query(
    `INSERT INTO decisions (ticket_id, model_id, policy_id, outcome, reason, intent, confidence,
                            familiar, answerable, alternatives, evidence, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, true, true, '[]', '[]', $8)`,
    [id, modelId, past.policyId ?? 1, outcome, reason, intent, confidence, past.at],
  );
  if (label) {
    await database.query(
      `INSERT INTO labels (ticket_id, source, intent, is_right, model_id, predicted, confidence,
                           familiar, created_by, created_at, revoked_at)
       VALUES ($1, $2, $3, $4, $5, $3, $6, true, 1, $7, CASE WHEN $8 THEN now() END)`,
      [id, label.source, intent, label.isRight, modelId, confidence, past.at, !!label.revoked],
    );
  }
  if (past.escalated) {
    await database.query(
      `INSERT INTO ticket_transitions (ticket_id, from_status, to_status, actor_id, reason, created_at)
       VALUES ($1, 'auto_resolved', 'escalated', 1, 'not_helped', $2)`,
      [id, past.at],
    );
  }
  if (past.feedback) {
    await database.query(
      `INSERT INTO feedback (ticket_id, rating, resolved, resolution, created_at)
       VALUES ($1, $2, $3, 'machine', $4)`,
      [id, past.feedback.rating, past.feedback.resolved, past.at],
    );
  }
}
