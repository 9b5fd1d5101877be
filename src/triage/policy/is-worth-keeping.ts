import type { RiskDial } from '../core/index.js';

/** How much evidence must have changed, where no threshold did. */
const NEWS = 0.01;

/** Whether new thresholds differ from those kept, or rest on noticeably more. */
export function isWorthKeeping(kept: RiskDial, found: RiskDial): boolean {
  return (
    kept.overall.threshold !== found.overall.threshold ||
    kept.overall.source !== found.overall.source ||
    thresholdsOf(kept) !== thresholdsOf(found) ||
    Math.abs(evidenceOf(found) - evidenceOf(kept)) > NEWS * evidenceOf(kept)
  );
}

function thresholdsOf({ intents }: RiskDial): string {
  const entries = Object.entries(intents).map(([intent, { threshold }]) => [intent, threshold]);
  return JSON.stringify(entries.sort());
}

function evidenceOf({ overall }: RiskDial): number {
  return overall.evidence.examples + overall.evidence.tickets;
}
