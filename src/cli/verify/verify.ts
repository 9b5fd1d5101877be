import type { Database } from '../../database/database.js';
import { REMOVED_MESSAGE } from '../../tickets/removed-message.js';
import { ArtifactError } from '../../triage/classifier/artifact.js';
import type { Classifier } from '../../triage/classifier/classifier.js';
import { EnsembleClassifier } from '../../triage/classifier/ensemble-classifier.js';
import { type Decisive, decide } from '../../triage/decision/decide.js';
import { PostgresEmbeddingCache } from '../../triage/encoder/cache/postgres-embedding-cache.js';
import { readArtifact } from '../../triage/models/read-artifact.js';
import {
  classificationDifferences,
  decisionDifferences,
  type Difference,
  unclassifiedDifferences,
} from './differences.js';
import { PastPolicies } from './past-policies.js';
import { PastVectors } from './past-vectors.js';
import { modelsOfDecisions, readDecisions, type StoredDecision } from './stored-decisions.js';
import type { VerifyOptions } from './verify-options.js';
import type { Obstacle, VerifyReport } from './verify-report.js';

/** A model to classify with, or why there is none. */
type Loaded = Classifier | Obstacle;

/** What a message is now made of, or why nothing is. */
interface Again {
  readonly differences: readonly Difference[];
  readonly decisive: Decisive | null;
  readonly obstacle?: Obstacle | undefined;
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
          [
            ...again.differences,
            ...policies.differences(stored),
            ...(decided ? decisionDifferences(stored, decided) : []),
          ],
          again.obstacle ?? (policy ? undefined : { reason: 'it names no policy' }),
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
  if (model === null) return { differences: unclassifiedDifferences(stored), decisive: null };
  const { intent, confidence, familiar, message, tier } = stored;
  const without = (obstacle: Obstacle): Again => {
    const decisive = { intent, confidence: confidence ?? 0, familiar };
    return { differences: [], decisive, obstacle };
  };
  if ('reason' in model) return without(model);
  if (message === REMOVED_MESSAGE) return without({ reason: 'the message was removed' });
  if (tier === 'full' && !vector) return without({ reason: 'the vector of the message is gone' });
  const again = model.classify(message, tier === 'full' ? vector : undefined);
  return { differences: classificationDifferences(stored, again), decisive: again };
}

async function load(database: Database, modelId: number): Promise<Loaded> {
  const artifact = await readArtifact(database, modelId);
  if (!artifact) return { reason: `model ${modelId} has no artifact`, isUnreadable: true };
  try {
    return EnsembleClassifier.fromArtifact(artifact);
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    return { reason: `model ${modelId} cannot be read: ${error.message}`, isUnreadable: true };
  }
}
