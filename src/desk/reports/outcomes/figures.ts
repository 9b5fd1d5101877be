import { wilsonInterval } from '../../../triage/core/index.js';
import type { GroupFigures, Proportion } from './figures.dto.js';
import type { FigureRow } from './outcome-statements.js';

export type Counts = Omit<FigureRow, 'kind' | 'group' | 'reason'>;

const NOTHING: Counts = {
  tickets: 0,
  autoResolved: 0,
  wrong: 0,
  reopened: 0,
  confirmed: 0,
  feedback: 0,
  meanRating: null,
  resolved: 0,
};

/** A share with its interval. */
export function proportion(count: number, of: number): Proportion {
  return { count, of, share: of === 0 ? null : count / of, ...wilsonInterval(count, of) };
}

/**
 * What became of tickets. What nobody judged is `assumed` and proves nothing: the share of right
 * answers is only told of those whose truth is known.
 */
export function figuresOf(counts: Counts = NOTHING): Omit<GroupFigures, 'group'> {
  const { tickets, autoResolved, wrong, reopened, confirmed } = counts;
  const known = wrong + reopened + confirmed;
  return {
    tickets,
    autoResolved: proportion(autoResolved, tickets),
    confirmed: proportion(confirmed, autoResolved),
    assumed: proportion(autoResolved - known, autoResolved),
    reopened: proportion(reopened, autoResolved),
    wrong: proportion(wrong, autoResolved),
    rightAmongKnown: proportion(confirmed, known),
    feedback: {
      count: counts.feedback,
      meanRating: counts.meanRating,
      resolved: proportion(counts.resolved, counts.feedback),
    },
  };
}
