import { Injectable, Logger } from '@nestjs/common';
import { LOCKS, lockTransaction } from '../../database/advisory-lock.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import { TriageChanges } from '../changes.js';
import { type Promotion, promotionOf } from '../evaluation/promotion.js';
import { Model, ModelStatus } from './model.entity.js';
import { replaceActive } from './replace-active.js';
import type { TrainingResult } from './training-worker.js';

/** A training that is done, and how its model may be used. */
export interface FinishedTraining {
  readonly result: TrainingResult;
  readonly dataHash: string;
  /** The model that was active when it began. */
  readonly activeBefore: number | undefined;
  /** Whether it takes over by itself where it is not worse. */
  readonly promote: boolean;
}

/** Writes down what came out of trainings, and lets those take over that pass the comparison. */
@Injectable()
export class TrainingResults {
  private readonly logger = new Logger('Training');

  constructor(
    private readonly database: Database,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Stores the model with its comparison and activates it where it may, all or nothing. Gives what
   * became of it; nothing where the run was given up meanwhile, which stays failed.
   */
  async finish(id: number, training: FinishedTraining): Promise<Promotion | undefined> {
    const promotion = await this.database.transaction(async (manager) => {
      await lockTransaction(manager, LOCKS.activation);
      const active = await manager.findOneBy(Model, { status: ModelStatus.Active });
      const decided = promotionOf({
        isWanted: training.promote,
        activeBefore: training.activeBefore,
        activeNow: active?.id,
        verdict: training.result.comparison?.verdict,
      });
      const row = rowOf(training, decided);
      const { affected } = await manager.update(Model, { id, status: ModelStatus.Training }, row);
      if (affected !== 1) return undefined;
      if (decided === 'promoted') await replaceActive(manager, id, this.audit, null);
      return decided;
    });
    if (promotion === 'promoted') await this.tell(id);
    return promotion;
  }

  /** The model is active from now on, whether every instance hears of it at once or not. */
  private async tell(id: number): Promise<void> {
    await this.changes.announce().catch((error: unknown) => {
      this.logger.warn(`model ${id}: active, but not every instance knows yet: ${String(error)}`);
    });
  }
}

function rowOf({ result, dataHash }: FinishedTraining, promotion: Promotion) {
  const { artifact, metrics, heldOutProfile, heldOutPredictions, comparison } = result;
  return {
    status: ModelStatus.Ready,
    progress: 1,
    metrics,
    heldOutProfile,
    heldOutPredictions: bufferOf(heldOutPredictions),
    comparison,
    promotion,
    dataHash,
    artifact: bufferOf(artifact),
    trainedAt: new Date(),
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
