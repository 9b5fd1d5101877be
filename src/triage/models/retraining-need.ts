import { TrainingTrigger } from './model.entity.js';

/** When the service trains by itself; 0 for never. */
export interface RetrainingRule {
  readonly afterCorrections: number;
  readonly everyHours: number;
}

/** What speaks for a training, and against it. */
export interface RetrainingState {
  readonly isTraining: boolean;
  /** Corrections since the last training began, no matter what became of its model. */
  readonly corrections: number;
  /** Whether the last training that did not fail is as old as the rule allows. */
  readonly isOld: boolean;
  /** Whether one failed within the last hour. */
  readonly failedLately: boolean;
}

/** Why to train now; nothing where there is no reason to. */
export function reasonToRetrain(
  { afterCorrections, everyHours }: RetrainingRule,
  { isTraining, corrections, isOld, failedLately }: RetrainingState,
): TrainingTrigger | undefined {
  if (isTraining) return undefined;
  if (afterCorrections > 0 && corrections >= afterCorrections) return TrainingTrigger.Corrections;
  if (everyHours > 0 && isOld && !failedLately) return TrainingTrigger.Schedule;
  return undefined;
}
