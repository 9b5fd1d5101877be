import type { Promotion } from '../core/index.js';
import type { TrainingResult } from './training-worker.js';

const BECAME: Readonly<Record<Promotion, string>> = {
  promoted: 'it takes over',
  not_wanted: 'it waits, as it was asked to',
  overtaken: 'it waits, because another model became active meanwhile',
  worse: 'it waits, because it is worse than the active model',
  unknown: 'it waits, because it cannot be compared with the active model',
};

/** What the log says of a trained model. */
export function summaryOf({ metrics, comparison }: TrainingResult, promotion: Promotion): string[] {
  const { accuracy, examples, intents, seconds, encoder } = metrics;
  const tiers = encoder === null ? 'by words alone' : 'by words and meaning';
  return [
    `trained on ${examples} examples of ${intents} intents in ${seconds.toFixed(1)} s, ${tiers}; ` +
      `held-out accuracy by cross-validation ${(accuracy * 100).toFixed(1)} %`,
    [`${BECAME[promotion]}.`, ...(comparison?.reasons ?? [])].join(' '),
  ];
}
