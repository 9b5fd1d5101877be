/** How somebody of a team is chosen. */
export const ASSIGNMENT_STRATEGIES = ['round_robin', 'least_loaded', 'by_skill'] as const;
export type AssignmentStrategy = (typeof ASSIGNMENT_STRATEGIES)[number];

/** Somebody who may be chosen. */
export interface Candidate {
  readonly userId: number;
  /** How many tickets they work on. */
  readonly open: number;
  /** The intents that they take; none: all. */
  readonly skills: readonly string[];
}

/** What a choice depends on beside the people. */
export interface Circumstances {
  /** Who was chosen last; they may be gone. */
  readonly last: number | null;
  readonly intent: string | null;
}

/**
 * Who of a team gets a ticket; nobody where nobody may. `round_robin`: the next by their numbers;
 * `least_loaded`: who works on the fewest, of several the next in turn; `by_skill`: the least loaded
 * of those who name its intent, else of those who take all.
 */
export function chooseAssignee(
  strategy: AssignmentStrategy,
  candidates: readonly Candidate[],
  { last, intent }: Circumstances,
): number | undefined {
  if (strategy === 'round_robin') return nextAfter(last, candidates);
  const able = strategy === 'by_skill' ? withSkill(intent, candidates) : candidates;
  const least = Math.min(...able.map(({ open }) => open));
  return nextAfter(
    last,
    able.filter(({ open }) => open === least),
  );
}

function withSkill(intent: string | null, candidates: readonly Candidate[]): readonly Candidate[] {
  const named = candidates.filter(({ skills }) => intent !== null && skills.includes(intent));
  return named.length > 0 ? named : candidates.filter(({ skills }) => skills.length === 0);
}

/** After the last one comes the first. */
function nextAfter(last: number | null, candidates: readonly Candidate[]): number | undefined {
  const ids = candidates.map(({ userId }) => userId).sort((a, b) => a - b);
  return ids.find((id) => id > (last ?? 0)) ?? ids[0];
}
