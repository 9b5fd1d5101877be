import type { Database } from '../../database/database.js';
import type { Alternative, Tier } from '../../triage/classifier/classification.js';

/** A decision as it was written down, and the message it is about. */
export interface StoredDecision {
  readonly id: number;
  readonly ticketId: number;
  readonly modelId: number | null;
  readonly policyId: number | null;
  readonly guaranteeId: number | null;
  readonly outcome: string;
  readonly reason: string;
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly familiar: boolean;
  readonly answerable: boolean;
  readonly threshold: number | null;
  readonly alternatives: readonly Alternative[];
  readonly tier: Tier | null;
  /** Kept as 32-bit floats, like the share. */
  readonly familiarity: number | null;
  readonly knownShare: number | null;
  readonly message: string;
}

const BATCH = 500;
const COUNT = {
  name: 'verify_count',
  text: `SELECT count(*)::int AS count FROM decisions WHERE id > $1`,
};
const MODELS = {
  name: 'verify_models',
  text: `SELECT id FROM models
         WHERE EXISTS (SELECT FROM decisions WHERE model_id = models.id AND id > $1) ORDER BY id`,
};
const readStatement = (condition: string) => `
  SELECT decision.id, decision.ticket_id AS "ticketId", decision.model_id AS "modelId",
         decision.policy_id AS "policyId", decision.guarantee_id AS "guaranteeId",
         decision.outcome, decision.reason, decision.intent, decision.confidence,
         decision.familiar, decision.answerable, decision.threshold, decision.alternatives,
         decision.tier, decision.familiarity, decision.known_share AS "knownShare",
         tickets.message
  FROM (SELECT * FROM decisions WHERE ${condition} AND id > $1 ORDER BY id LIMIT $2) AS decision
  JOIN tickets ON tickets.id = decision.ticket_id
  ORDER BY decision.id`;
const READ = {
  ofModel: { name: 'verify_of_model', text: readStatement('model_id = $3') },
  ofNone: { name: 'verify_of_none', text: readStatement('model_id IS NULL') },
};

/** How many decisions there are after this id. */
export async function countDecisions(database: Database, sinceId: number): Promise<number> {
  return (await database.runOne<{ count: number }>(COUNT, [sinceId])).count;
}

/** The models that decisions name, oldest first, and null for decisions without one. */
export async function modelsOfDecisions(
  database: Database,
  sinceId: number,
): Promise<(number | null)[]> {
  const rows = await database.run<{ id: number }>(MODELS, [sinceId]);
  return [...rows.map(({ id }) => id), null];
}

/** The decisions of a model in the order of their ids, batch by batch. */
export async function* readDecisions(
  database: Database,
  modelId: number | null,
  { sinceId, limit }: { readonly sinceId: number; readonly limit: number },
): AsyncGenerator<StoredDecision[]> {
  const statement = modelId === null ? READ.ofNone : READ.ofModel;
  let after = sinceId;
  for (let left = limit; left > 0;) {
    const values = [after, Math.min(left, BATCH), ...(modelId === null ? [] : [modelId])];
    const decisions = await database.run<StoredDecision>(statement, values);
    const last = decisions.at(-1);
    if (!last) return;
    yield decisions;
    after = last.id;
    left -= decisions.length;
  }
}
