import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../platform/audit/index.js';
import {
  LOCKS,
  lockTransaction,
  lockWithin,
  type OrganizationScope,
} from '../../platform/database/index.js';
import { TriageChanges } from '../changes/index.js';
import { type Promotion, promotionOf } from '../core/index.js';
import { Model, ModelStatus } from './model.entity.js';
import { replaceActive } from './replace-active.js';
import type { TrainingResult } from './training-worker.js';

/** A training that is done, and how its model may be used. */
export interface FinishedTraining {
  readonly result: TrainingResult;
  readonly dataHash: string;
  /** Of its examples. */
  readonly languages: string[];
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
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Stores the model with its comparison and activates it where it may, as part of a transaction.
   * Gives what became of it; nothing where the run was given up meanwhile, which stays failed.
   */
  async finish(
    manager: EntityManager,
    scope: OrganizationScope,
    id: number,
    training: FinishedTraining,
  ): Promise<Promotion | undefined> {
    await lockTransaction(manager, lockWithin(LOCKS.activation, scope));
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
    if (decided !== 'promoted') return decided;
    await replaceActive(manager, id, this.audit, null);
    await this.changes.recordModel(manager, scope, id);
    return decided;
  }

  /** The model is active from now on, whether every instance hears of it at once or not. */
  async tell(scope: OrganizationScope, id: number): Promise<void> {
    await this.changes.announce(scope).catch((error: unknown) => {
      this.logger.warn(`model ${id}: active, but not every instance knows yet: ${String(error)}`);
    });
  }
}

function rowOf({ result, dataHash, languages }: FinishedTraining, promotion: Promotion) {
  const { artifact, metrics, heldOutProfile, heldOutPredictions, comparison } = result;
  return {
    status: ModelStatus.Ready,
    progress: 1,
    metrics,
    languages,
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
