export {
  ArtifactError,
  ArtifactVersionError,
  memoryOf,
  renameExamples,
} from './classifier/artifact.js';
export type { LanguageOf } from './classifier/calibration.js';
export { isCertain } from './classifier/certainty.js';
export {
  type Alternative,
  type Classification,
  type Evidence,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type Judgement,
  type NearestExample,
  type Tier,
  TIERS,
} from './classifier/classification.js';
export { Classifier } from './classifier/classifier.js';
export { EnsembleClassifier } from './classifier/ensemble-classifier.js';
export { locateEvidence, type Position } from './classifier/evidence-positions.js';
export { withIntentNames } from './classifier/intent-names.js';
export type { LabeledExample } from './classifier/labeled-example.js';
export { readMemory } from './classifier/memory/memory-artifact.js';
export { seenTexts } from './classifier/memory/seen-texts.js';
export { expectedCalibrationError, type ScoredPrediction } from './classifier/metrics.js';
export { toDocument } from './classifier/tokenizer.js';
export {
  type ModelMetrics,
  type TrainedModel,
  type TrainingEmbeddings,
  type TrainingProgress,
  trainModel,
} from './classifier/training.js';
export { decide, thresholdOf } from './decision/decide.js';
export {
  type Decision,
  type Outcome,
  OUTCOMES,
  type Reason,
  REASONS,
} from './decision/decision.js';
export { labelWorth } from './decision/label-worth.js';
export { MESSAGE_KINDS, type MessageKind } from './decision/message-kind.js';
export {
  type IntentOverride,
  type IntentThresholds,
  type Policy,
  POLICY_MODES,
  type PolicyMode,
} from './decision/policy.js';
export { type NamedWish, type Wish, WISHES } from './decision/wish.js';
export {
  discover,
  type Discovered,
  type DiscoveryTask,
  type ProposedIntent,
} from './discovery/discover.js';
export { type DividedProposal, divideProposal } from './discovery/divide-proposal.js';
export { nameGroups } from './discovery/names.js';
export type { Rows } from './discovery/rows.js';
export { compareModels, type ModelComparison } from './evaluation/compare-models.js';
export type { IntentComparison } from './evaluation/intent-comparison.js';
export type { ModelQuality } from './evaluation/model-quality.js';
export { pairPredictions } from './evaluation/pair-predictions.js';
export type { Prediction, RecordedPrediction } from './evaluation/paired-prediction.js';
export { fromColumns, type PredictionColumns, toColumns } from './evaluation/prediction-columns.js';
export { type Promotion, promotionOf, PROMOTIONS } from './evaluation/promotion.js';
export { type Verdict, VERDICTS } from './evaluation/verdict.js';
export { addCounts, type BinCount } from './guarantee/confidence-counts.js';
export { CONFIDENCE_GRID } from './guarantee/confidence-grid.js';
export {
  compareAppearance,
  DRIFT_SIGNALS,
  DRIFT_STATUSES,
  DRIFT_WINDOW,
  type DriftComparison,
  type DriftSignal,
  type DriftSignalName,
  type DriftStatus,
  type Sighting,
} from './guarantee/drift.js';
export { type ErrorPromise, promiseOf, type StatedTarget } from './guarantee/error-promise.js';
export { SHARES } from './guarantee/fair-shares.js';
export { type Appearance, type HeldOutProfile, profileOf } from './guarantee/held-out-profile.js';
export { addJudged, type JudgedCounts } from './guarantee/judged-counts.js';
export { nearText } from './guarantee/near-text.js';
export { percent } from './guarantee/percent.js';
export {
  type IntentRisk,
  type OverallRisk,
  RISK_SOURCES,
  type RiskDial,
  type RiskEvidence,
  type RiskSource,
  thresholdFor,
  turningRiskDial,
} from './guarantee/risk-dial.js';
export { jumpsBetween, type ThresholdJump } from './guarantee/threshold-jumps.js';
export { type ReportedAnswer, weighReports } from './guarantee/weigh-reports.js';
export { wilsonInterval } from './guarantee/wilson.js';
export { readingMessage, type ReadMessage, readMessage } from './message/read-message.js';
export { type FormerNames, nameNow, NO_FORMER_NAMES, withNamesNow } from './names/former-names.js';
export { jointConfidence, joinWishes } from './wishes/join-wishes.js';
export { announcementsOf } from './wishes/parts.js';
export type { PartWish } from './wishes/read-several.js';
export { type ReadWishes, readWishes } from './wishes/read-wishes.js';
