import { type OverallRisk, percent } from '../core/index.js';

/** What a guarantee means, in a sentence or two for an admin. */
export function explainRisk(risk: OverallRisk): string {
  const { complaints = 0 } = risk;
  if (complaints === 0) return explainThreshold(risk);
  return `${explainThreshold(risk)} ${complaints} complaints of requesters count as well; they can only make the thresholds higher.`;
}

function explainThreshold({ answered, threshold, ...risk }: OverallRisk): string {
  if (answered > 0) {
    const where =
      threshold === null
        ? 'of some intents only'
        : `at confidence ${threshold.toFixed(3)} and above`;
    return `About ${percent(risk.coverage)} of messages can be answered, ${where}. Of ${answered} such whose truth is known ${risk.wrong} were wrong; the true share is at most ${percent(risk.bound)}, at the confidence level of the policy.`;
  }
  if (risk.missing > 0) {
    return `Nothing is answered: at least ${risk.missing} more labelled messages are needed before the target can be promised.`;
  }
  return `Nothing is answered: at every confidence the model is wrong too often, or too seldom so sure, for this target. Allow a higher one, or add examples.`;
}
