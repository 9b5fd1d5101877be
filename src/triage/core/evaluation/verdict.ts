import { percent } from '../guarantee/percent.js';
import type { CalibrationNoise } from './calibration-noise.js';
import type { IntentComparison } from './intent-comparison.js';
import type { ModelQuality } from './model-quality.js';
import { type Discordant, lossProbability } from './sign-test.js';

/** `unknown`: there is too little to compare. */
export const VERDICTS = ['better', 'not_worse', 'worse', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a verdict rests on. */
export interface Findings {
  readonly compared: number;
  readonly active: ModelQuality;
  readonly candidate: ModelQuality;
  readonly discordant: Discordant;
  readonly intents: readonly IntentComparison[];
  readonly noise: { readonly active: CalibrationNoise; readonly candidate: CalibrationNoise };
}

const FEWEST = 30;
const SIGNIFICANT = 0.05;
const CALIBRATION = { allowed: 0.02, deviations: 2 };
const ANSWERED_ALLOWED = 0.05;

/** Judges a candidate, with the reasons in plain words. */
export function judgeCandidate(findings: Findings): { verdict: Verdict; reasons: string[] } {
  const { compared, discordant } = findings;
  if (compared < FEWEST) {
    const reason = `Only ${compared} examples can be compared; it takes ${FEWEST}.`;
    return { verdict: 'unknown', reasons: [reason] };
  }
  const losses = [
    ...accuracyLoss(findings),
    ...findings.intents.flatMap(intentLoss),
    ...calibrationLoss(findings),
    ...answeredLoss(findings),
  ];
  if (losses.length > 0) return { verdict: 'worse', reasons: losses };
  const { won, lost } = discordant;
  const p = lossProbability({ won: lost, lost: won });
  const differ = `Of ${compared} examples it gets ${won} right that the active model gets wrong, and ${lost} the other way round`;
  return p < SIGNIFICANT
    ? { verdict: 'better', reasons: [`${differ}: more than chance (${chance(p)}).`] }
    : { verdict: 'not_worse', reasons: [`${differ}: no difference beyond chance.`] };
}

function accuracyLoss({ discordant, compared }: Findings): string[] {
  const p = lossProbability(discordant);
  if (p >= SIGNIFICANT) return [];
  const { won, lost } = discordant;
  return [
    `Of ${compared} examples it gets ${lost} wrong that the active model gets right, and only ` +
      `${won} the other way round (${chance(p)}).`,
  ];
}

function intentLoss({ intent, examples, active, candidate, pValue }: IntentComparison): string[] {
  if (pValue >= SIGNIFICANT) return [];
  return [
    `Of ${examples} examples of ${intent} it gets ${candidate} right, the active model ${active} ` +
      `(${chance(pValue)} for all intents together).`,
  ];
}

/**
 * Errors are compared above what perfect calibration would show by chance; what is left must exceed
 * the allowed by two standard deviations of that chance. Taking the two for independent is careful:
 * on the same examples they go together.
 */
function calibrationLoss({ active, candidate, noise }: Findings): string[] {
  const more = candidate.ece - noise.candidate.mean - (active.ece - noise.active.mean);
  const chance = Math.hypot(noise.candidate.deviation, noise.active.deviation);
  if (more <= CALIBRATION.allowed + CALIBRATION.deviations * chance) return [];
  return [
    `Its confidences are off by ${percent(candidate.ece)} on average, those of the active model by ` +
      `${percent(active.ece)}.`,
  ];
}

function answeredLoss({ active, candidate }: Findings): string[] {
  if (active.answered - candidate.answered <= ANSWERED_ALLOWED) return [];
  return [
    `At the target error rate it could answer ${percent(candidate.answered)}, the active model ` +
      `${percent(active.answered)}.`,
  ];
}

function chance(p: number): string {
  return p < 0.0001 ? 'p < 0.0001' : `p = ${p.toFixed(4)}`;
}
