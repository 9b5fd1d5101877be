import { Injectable, Logger } from '@nestjs/common';
import { ConfiguredEncoder, MINILM_ID } from '../../../language/encoders/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import {
  Database,
  LOCKS,
  lockTransaction,
  lockWithin,
  type OrganizationScope,
} from '../../../platform/database/index.js';
import { TriageChanges } from '../../changes/index.js';
import { ExamplesService } from '../../examples/index.js';
import { dataHashOf } from '../data-hash.js';
import type { Model } from '../model.entity.js';
import { ModelsService } from '../models.service.js';
import { replaceActive } from '../replace-active.js';
import { summaryOf } from '../training-log.js';
import { numberedAs } from './numbered-as.js';
import { type PrebuiltModel, readPrebuilt } from './prebuilt-model.js';

/** As the first training of a tree without it goes. */
const WORDS_ALONE = { encoder: null, quick: true };
const INSERT = `
  INSERT INTO models (version, status, trigger, progress, promotion, data_hash, metrics,
                      held_out_profile, artifact, held_out_predictions, languages,
                      trained_at)
  SELECT coalesce(max(version), 0) + 1, 'ready', 'startup', 1, 'promoted', $1, $2, $3, $4, $5, $6, now()
  FROM models
  RETURNING id`;

/** Gives a new organisation the model that was trained with the build, instead of training it again. */
@Injectable()
export class PrebuiltModels {
  private readonly logger = new Logger('Training');

  constructor(
    private readonly database: Database,
    private readonly examples: ExamplesService,
    private readonly models: ModelsService,
    private readonly configured: ConfiguredEncoder,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes the build's model the active one, where the examples are those it was trained on: the one
   * that knows meaning where the built-in encoder is on. Gives it, or nothing.
   */
  async adopt(scope: OrganizationScope): Promise<Model | undefined> {
    const isBuiltin = this.configured.encoder?.id === MINILM_ID;
    const prebuilt = await readPrebuilt(isBuiltin ? 'full' : 'lexical');
    if (!prebuilt) return undefined;
    const set = await this.examples.trainingSet(scope);
    const means = isBuiltin ? { encoder: MINILM_ID, quick: false } : WORDS_ALONE;
    if ((await dataHashOf(set, means)) !== prebuilt.dataHash) return undefined;
    const id = await this.store(scope, await numberedAs(set.examples, prebuilt));
    await this.changes.announce(scope);
    for (const line of summaryOf(prebuilt.result, 'promoted')) {
      this.logger.log(`model ${id}, of the build: ${line}`);
    }
    return this.models.get(scope, id);
  }

  /** As the end of a training does. */
  private store(scope: OrganizationScope, prebuilt: PrebuiltModel): Promise<number> {
    const { result, dataHash, languages } = prebuilt;
    const { artifact, metrics, heldOutProfile, heldOutPredictions } = result;
    return this.database.of(scope).transaction(async (manager) => {
      await lockTransaction(manager, lockWithin(LOCKS.activation, scope));
      const json = [metrics, heldOutProfile].map((it) => JSON.stringify(it));
      const values = [dataHash, ...json, artifact, heldOutPredictions, languages];
      const [{ id }] = await manager.query<[{ id: number }]>(INSERT, values);
      await replaceActive(manager, id, this.audit, null);
      return id;
    });
  }
}
