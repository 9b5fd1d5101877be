import { fitBlend } from './blend.js';
import { calibrate, type Calibration, fitCalibration } from './calibration.js';
import type { Tier } from './classification.js';
import type { CountedDocuments } from './counted-documents.js';
import { type Detector, fitDetector, fitFamiliarity } from './familiarity.js';
import { type HeldOutPrediction, type HeldOutRows, predictHeldOut } from './held-out.js';
import type { KnownAndUnknown } from './hidden-intents.js';
import { signsForWinner } from './impression.js';
import type { TrainingData } from './training-data.js';
import type { TierHead } from './triage-model.js';
import { WORTH_ANSWERING } from './worth-turning-away.js';

/** A fitted tier, and the held-out judgements it was fitted to. */
export interface FittedHead {
  readonly head: TierHead;
  readonly judged: readonly HeldOutPrediction[];
}

/** Documents that the members which judge them never saw. */
export interface Unseen {
  readonly heldOut: readonly HeldOutRows[];
  readonly draws: readonly KnownAndUnknown[];
}

/** Blends, calibrates and bounds a tier that has this number of members. */
export function fitHead(
  set: CountedDocuments,
  tier: Tier,
  members: number,
  { heldOut, draws }: Unseen,
): FittedHead {
  const blend = blendOf(set, tier, members, heldOut);
  const judged = heldOut.flatMap((rows) => predictHeldOut(set, rows, tier, blend));
  const calibration = calibrateOn(set, judged, signsForWinner(tier));
  const told = (rows: HeldOutRows, known: boolean) =>
    predictHeldOut(set, rows, tier, blend).map(({ row, forKnown, forWinner, right }) => ({
      forKnown,
      known,
      answered: calibrate(calibration, forWinner, set.languages?.[row]) >= WORTH_ANSWERING,
      right: known && right,
    }));
  const drawn = draws.flatMap(({ known, unknown }) => [
    ...told(known, true),
    ...told(unknown, false),
  ]);
  const detector = drawn.some(({ known }) => known) ? fitDetector(drawn) : null;
  return headOn(set, judged, tier, blend, detector);
}

/** Calibrates and bounds a tier whose blend and detector are known. */
export function headOn(
  set: TrainingData,
  judged: readonly HeldOutPrediction[],
  tier: Tier,
  blend: readonly number[],
  detector: Detector | null,
): FittedHead {
  const calibration = calibrateOn(set, judged, signsForWinner(tier));
  return { head: { blend, calibration, familiarity: fitFamiliarity(judged, detector) }, judged };
}

/** Fits a calibration to judgements with so many signs for the winner. */
export function calibrateOn(
  { languages }: TrainingData,
  judged: readonly HeldOutPrediction[],
  signs: number,
): Calibration {
  return fitCalibration(
    judged.map(({ row, forWinner, right }) => {
      return { signs: forWinner, right, language: languages?.[row] };
    }),
    signs,
  );
}

function blendOf(
  set: CountedDocuments,
  tier: Tier,
  members: number,
  heldOut: readonly HeldOutRows[],
): number[] {
  const parts = heldOut.map(({ scores }) => scores[tier]);
  const rows = heldOut.flatMap((part) => [...part.rows]);
  return fitBlend({
    scores: Array.from({ length: members }, (_, member) => join(parts.map((own) => own[member]!))),
    labels: rows.map((row) => set.labels[row]!),
    classes: set.classes,
  });
}

function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    joined.set(part, end);
    end += part.length;
  }
  return joined;
}
