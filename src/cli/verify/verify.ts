import { REMOVED_MESSAGE } from '../../desk/tickets/removed-message.js';
import {
  languageDetector,
  languageNamer,
  messageLanguage,
} from '../../language/detection/index.js';
import { PostgresEmbeddingCache } from '../../language/encoders/cache/postgres-embedding-cache.js';
import type { Database } from '../../platform/database/database.js';
import { ArtifactError } from '../../triage/core/classifier/artifact.js';
import type { Classifier } from '../../triage/core/classifier/classifier.js';
import { EnsembleClassifier } from '../../triage/core/classifier/ensemble-classifier.js';
import { decide, type Decisive } from '../../triage/core/decision/decide.js';
import type { Decision } from '../../triage/core/decision/decision.js';
import type { Policy } from '../../triage/core/decision/policy.js';
import { type FormerNames } from '../../triage/core/names/former-names.js';
import { joinWishes } from '../../triage/core/wishes/join-wishes.js';
import { readArtifact } from '../../triage/models/read-artifact.js';
import {
  classificationDifferences,
  decisionDifferences,
  type Difference,
  languageDifferences,
  unclassifiedDifferences,
  wishDifferences,
} from './differences.js';
import { readFormerNames, underStoredNames } from './names-then.js';
import { PastPolicies } from './past-policies.js';
import { PastVectors } from './past-vectors.js';
import {
  type DecisionGroup,
  groupsOfDecisions,
  languagesOf,
  partsOf,
  readDecisions,
  type StoredDecision,
  textOf,
} from './stored-decisions.js';
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

/** Recomputes the decisions of all organisations, model by model, so that each is loaded once. */
export async function verifyDecisions(
  database: Database,
  { sinceId, limit }: Pick<VerifyOptions, 'sinceId' | 'limit'>,
  report: VerifyReport,
): Promise<void> {
  const vectors = new PastVectors(new PostgresEmbeddingCache(database));
  const detect = await languageDetector();
  let left = limit;
  for (const group of await groupsOfDecisions(database, sinceId)) {
    if (left <= 0) return;
    const policies = new PastPolicies(database, group.organizationId);
    const model = await load(database, group);
    const former = await readFormerNames(database, group.organizationId);
    const languages = await languagesOf(database, group);
    const encoder = model instanceof EnsembleClassifier ? model.encoder : null;
    for await (const decisions of readDecisions(database, group, { sinceId, limit: left })) {
      await policies.load(decisions);
      const known = await vectors.of(decisions, encoder);
      for (const stored of decisions) {
        const again = classifyAgain(stored, model, former, known.get(textOf(stored)));
        const policy = policies.of(stored);
        const decided = policy && decideAgain(stored, again.decisive, policy);
        const language = messageLanguage(detect(textOf(stored)), languages);
        report.add(
          stored,
          [
            ...again.differences,
            ...(isRemoved(stored) ? [] : languageDifferences(stored, language)),
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

function decideAgain(
  { answerable, kind, wish, wishes, languageKnown }: StoredDecision,
  decisive: Decisive | null,
  policy: Policy,
): Decision {
  return decide(decisive, policy, answerable, kind, wish, wishes, languageKnown);
}

/** Where the message cannot be classified again, the decision still follows from what is stored. */
function classifyAgain(
  stored: StoredDecision,
  model: Loaded | null,
  former: FormerNames,
  vector: Float32Array | undefined,
): Again {
  if (model === null) return { differences: unclassifiedDifferences(stored), decisive: null };
  const { intent, confidence, familiar, tier } = stored;
  const without = (obstacle: Obstacle): Again => {
    const decisive = { intent, confidence: confidence ?? 0, familiar };
    return { differences: [], decisive, obstacle };
  };
  if ('reason' in model) return without(model);
  if (isRemoved(stored)) return without({ reason: 'the message was removed' });
  if (tier === 'full' && !vector) return without({ reason: 'the vector of the message is gone' });
  if (stored.wish === 'several') return classifyWishes(stored, model, former);
  const judged = model.classify(textOf(stored), tier === 'full' ? vector : undefined);
  const again = underStoredNames(stored, judged, former);
  return { differences: classificationDifferences(stored, again), decisive: again };
}

/** The same of several wishes, each by itself and all together. */
function classifyWishes(stored: StoredDecision, model: Classifier, former: FormerNames): Again {
  const each = partsOf(stored).map((part) => model.classify(part));
  const named = each.map((part, place) => {
    const intent = stored.wishes[place]?.intent ?? null;
    return underStoredNames({ intent, alternatives: [] }, part, former);
  });
  const again = underStoredNames(stored, joinWishes(each), former);
  const differences = [
    ...wishDifferences(stored, named),
    ...classificationDifferences(stored, again),
  ];
  return { differences, decisive: again };
}

function isRemoved({ message }: StoredDecision): boolean {
  return message === REMOVED_MESSAGE;
}

async function load(
  database: Database,
  { organizationId, modelId }: DecisionGroup,
): Promise<Loaded | null> {
  if (modelId === null) return null;
  const artifact = await readArtifact(database, organizationId, modelId);
  if (!artifact) return { reason: `model ${modelId} has no artifact`, isUnreadable: true };
  try {
    return EnsembleClassifier.fromArtifact(artifact, await languageNamer());
  } catch (error) {
    if (!(error instanceof ArtifactError)) throw error;
    return { reason: `model ${modelId} cannot be read: ${error.message}`, isUnreadable: true };
  }
}
