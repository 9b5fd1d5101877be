import { ValidationError } from '../../platform/common/errors/request-errors.js';
import type { Policy, StatedTarget } from '../core/index.js';

const USUAL_CONFIDENCE_LEVEL = 0.9;

/** What an admin sets: a threshold, or the share of wrong answers that is acceptable. */
export interface PolicyDraft extends Pick<Policy, 'mode' | 'overrides'> {
  readonly threshold?: number | null;
  readonly targetErrorRate?: number | null;
  readonly confidenceLevel?: number | null;
}

/** A draft with every field, of which the database keeps a version. */
export interface CompletePolicy extends Policy, StatedTarget {}

/** @throws ValidationError where not exactly one of threshold and target error rate is set */
export function completed(draft: PolicyDraft): CompletePolicy {
  const {
    mode,
    overrides,
    threshold = null,
    targetErrorRate = null,
    confidenceLevel = null,
  } = draft;
  if ((threshold === null) === (targetErrorRate === null)) {
    const message = 'set either this or targetErrorRate';
    throw new ValidationError([{ path: 'threshold', message }]);
  }
  if (targetErrorRate === null && confidenceLevel !== null) {
    const message = 'belongs to a targetErrorRate, which is not set';
    throw new ValidationError([{ path: 'confidenceLevel', message }]);
  }
  return {
    mode,
    threshold,
    targetErrorRate,
    confidenceLevel: targetErrorRate === null ? null : (confidenceLevel ?? USUAL_CONFIDENCE_LEVEL),
    overrides: { ...overrides },
  };
}
