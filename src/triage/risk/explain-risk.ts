import type { OverallRisk } from '../guarantee/risk-dial.js';

/** What a guarantee means, in a sentence for an admin. */
export function explainRisk({ answered, threshold, ...risk }: OverallRisk): string {
  if (answered > 0) {
    const where =
      threshold === null
        ? 'of some intents only'
        : `at confidence ${threshold.toFixed(3)} and above`;
    return `Of messages like those labelled ${percent(risk.coverage)} are answered, ${where}, at most ${percent(risk.bound)} of these wrong.`;
  }
  if (risk.missing > 0) {
    return `Nothing is answered: at least ${risk.missing} more labelled messages are needed before the target can be promised.`;
  }
  return `Nothing is answered: the model is wrong too often, at every confidence, for this target.`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
