import type { Database } from '../../platform/database/database.js';
import type { Alternative, Tier } from '../../triage/core/classifier/classification.js';
import type { MessageKind } from '../../triage/core/decision/message-kind.js';
import type { NamedWish, Wish } from '../../triage/core/decision/wish.js';

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
  readonly kind: MessageKind;
  /** Null where the whole message was classified, as once every one was. */
  readonly classified: string | null;
  readonly wish: Wish;
  readonly wishes: readonly (NamedWish & { readonly from: number; readonly to: number })[];
  readonly language: string | null;
  /** Null in decisions from before it was asked. */
  readonly languageConfidence: number | null;
  readonly languageKnown: boolean;
  readonly message: string;
}

/** What was classified. */
export function textOf({ classified, message }: StoredDecision): string {
  return classified ?? message;
}

/** Each of several wishes; the text itself where there is one. */
export function partsOf(decision: StoredDecision): string[] {
  const text = textOf(decision);
  if (decision.wish !== 'several') return [text];
  return decision.wishes.map(({ from, to }) => text.slice(from, to));
}

const BATCH = 500;
/** Where a message is longer, what was classified of it is stored with the decision. */
const LONGEST = 10_000;
const COUNT = {
  name: 'verify_count',
  text: `SELECT count(*)::int AS count FROM decisions WHERE id > $1`,
};
const GROUPS = {
  name: 'verify_groups',
  text: `SELECT organization_id AS "organizationId", id AS "modelId" FROM models
         WHERE EXISTS (
           SELECT FROM decisions
           WHERE organization_id = models.organization_id AND model_id = models.id AND id > $1)
         UNION ALL
         SELECT DISTINCT organization_id, NULL::integer FROM decisions
         WHERE model_id IS NULL AND id > $1
         ORDER BY 1, 2`,
};
const readStatement = (condition: string) => `
  SELECT decision.id, decision.ticket_id AS "ticketId", decision.model_id AS "modelId",
         decision.policy_id AS "policyId", decision.guarantee_id AS "guaranteeId",
         decision.outcome, decision.reason, decision.intent, decision.confidence,
         decision.familiar, decision.answerable, decision.threshold, decision.alternatives,
         decision.tier, decision.familiarity, decision.known_share AS "knownShare",
         decision.message_kind AS kind, decision.classified, decision.wish,
         decision.wishes, decision.language,
         decision.language_confidence AS "languageConfidence",
         decision.language_known AS "languageKnown", left(tickets.message, ${LONGEST}) AS message
  FROM (
    SELECT * FROM decisions WHERE organization_id = $1 AND ${condition} AND id > $2
    ORDER BY id LIMIT $3
  ) AS decision
  JOIN tickets ON tickets.id = decision.ticket_id
    AND tickets.organization_id = decision.organization_id
  ORDER BY decision.id`;
const READ = {
  ofModel: { name: 'verify_of_model', text: readStatement('model_id = $4') },
  ofNone: { name: 'verify_of_none', text: readStatement('model_id IS NULL') },
};

/** How many decisions there are after this id, of all organisations. */
export async function countDecisions(database: Database, sinceId: number): Promise<number> {
  return (await database.system.runOne<{ count: number }>(COUNT, [sinceId])).count;
}

const LANGUAGES = {
  name: 'verify_languages',
  text: 'SELECT languages FROM models WHERE organization_id = $1 AND id = $2',
};

/** The languages that the model of a group knows; null where nobody knows which. */
export async function languagesOf(
  database: Database,
  { organizationId, modelId }: DecisionGroup,
): Promise<readonly string[] | null> {
  if (modelId === null) return null;
  const { languages } = await database
    .of(organizationId)
    .runOne<{ languages: string[] | null }>(LANGUAGES, [organizationId, modelId]);
  return languages;
}

/** Decisions of one organisation that name one model, or none. */
export interface DecisionGroup {
  readonly organizationId: number;
  readonly modelId: number | null;
}

/** Of each organisation the models that decisions name, oldest first, then those without one. */
export function groupsOfDecisions(database: Database, sinceId: number): Promise<DecisionGroup[]> {
  return database.system.run<DecisionGroup>(GROUPS, [sinceId]);
}

/** The decisions of a group in the order of their ids, batch by batch. */
export async function* readDecisions(
  database: Database,
  { organizationId, modelId }: DecisionGroup,
  { sinceId, limit }: { readonly sinceId: number; readonly limit: number },
): AsyncGenerator<StoredDecision[]> {
  const statement = modelId === null ? READ.ofNone : READ.ofModel;
  let after = sinceId;
  for (let left = limit; left > 0;) {
    const range = [organizationId, after, Math.min(left, BATCH)];
    const values = [...range, ...(modelId === null ? [] : [modelId])];
    const decisions = await database.of(organizationId).run<StoredDecision>(statement, values);
    const last = decisions.at(-1);
    if (!last) return;
    yield decisions;
    after = last.id;
    left -= decisions.length;
  }
}
