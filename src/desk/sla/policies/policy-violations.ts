import type { Violation } from '../../../platform/common/errors/domain-error.js';
import type { SlaTerms } from './sla-values.js';

/** What single fields do not tell: a policy that promises nothing, or warns in no way or in two. */
export function policyViolations({ targets, warning }: Omit<SlaTerms, 'conditions'>): Violation[] {
  const promised = Object.values(targets).flatMap((of: object): unknown[] => Object.values(of));
  const found: Violation[] = [];
  if (!promised.some((minutes) => minutes !== undefined)) {
    const message =
      'must promise something: firstResponse, nextResponse or resolution of a priority';
    found.push({ path: 'targets', message });
  }
  if (warning && (warning.share === undefined) === (warning.minutes === undefined)) {
    found.push({ path: 'warning', message: 'must have either share or minutes' });
  }
  return found;
}
