import type { Database } from '../../database/database.js';
import { REMOVED_MESSAGE } from '../../tickets/removed-message.js';
import { ArtifactError } from '../../triage/classifier/artifact.js';
import type { Classifier } from '../../triage/classifier/classifier.js';
import { EnsembleClassifier } from '../../triage/classifier/ensemble-classifier.js';
import { type Decisive, decide } from '../../triage/decision/decide.js';
import { PostgresEmbeddingCache } from '../../triage/encoder/cache/postgres-embedding-cache.js';
import { readArtifact } from '../../triage/models/read-artifact.js';
import { classificationDifferences, decisionDifferences, type Difference } from './differences.js';
import { PastPolicies } from './past-policies.js';
import { PastVectors } from './past-vectors.js';
import { modelsOfDecisions, readDecisions, type StoredDecision } from './stored-decisions.js';
import type { VerifyOptions } from './verify-options.js';
import type { VerifyReport } from './verify-report.js';

/** A model to classify with, or why there is none. */
type Loaded = Classifier | string;

/** What a message is now made of, or why nothing is. */
interface Again {
  readonly differences: readonly Difference[];
  readonly decisive: Decisive | null;
  readonly obstacle?: string | undefined;
}

/** Recomputes decisions model by model, so that each is loaded once. */
export async function verifyDecisions(
  database: Database,
  { sinceId, limit }: Pick<VerifyOptions, 'sinceId' | 'limit'>,
  report: VerifyReport,
): Promise<void> {
  const policies = new PastPolicies(database);
  const vectors = new PastVectors(new PostgresEmbeddingCache(database));
  let left = limit;
  for (const modelId of await modelsOfDecisions(database, sinceId)) {
    if (left <= 0) return;
    const model = modelId === null ? null : await load(database, modelId);
    const encoder = model instanceof EnsembleClassifier ? model.encoder : null;
    for await (const decisions of readDecisions(database, modelId, { sinceId, limit: left })) {
      await policies.load(decisions);
      const known = await vectors.of(decisions, encoder);
      for (const stored of decisions) {
        const again = classifyAgain(stored, model, known.get(stored.message));
        const policy = policies.of(stored);
        const decided = policy && decide(again.decisive, policy, stored.answerable);
        report.add(
          stored,
          [...again.differences, ...(decided ? decisionDifferences(stored, decided) : [])],
          again.obstacle ?? (policy ? undefined : 'it names no policy'),
        );
      }
      left -= decisions.length;
      report.progress();
    }
  }
}

/** Where the message cannot be classified again, the decision still follows from what is stored. */
function classifyAgain(
  stored: StoredDecision,
  model: Loaded | null,
  vector: Float32Array | undefined,
): Again {
  if (model === null) return { differences: [], decisive: null };
  const { intent, confidence, familiar, message, tier } = stored;
  const obstacle =
    (typeof model === 'string' ? model : undefined) ??
    (message === REMOVED_MESSAGE ? 'the message was removed' : undefined) ??
    (tier === 'full' && !vector ? 'the vector of the message is gone' : undefined);
  if (typeof model === 'string' || obstacle !== undefined) {
    const decisive = { intent, confidence: confidence ?? 0, familiar };
    return { differences: [], decisive, obstacle };
  }
  const again = model.classify(message, tier === 'full' ? vector : undefined);
  return { differences: classificationDifferences(stored, again), decisive: again };
}

async function load(database: Database, modelId: number): Promise<Loaded> {
  const artifact = await readArtifact(database, modelId);
  if (!artifact) return `model ${modelId} has no artifact`;
  try {
    return EnsembleClassifier.fromArtifact(artifact);
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    return `model ${modelId} cannot be read: ${error.message}`;
  }
}
