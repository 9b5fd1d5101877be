import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { ErrorPromise } from '../guarantee/guaranteed-threshold.js';
import { promiseOf } from '../policy/policy-draft.js';
import type { ActiveRecord } from './compare-with-active.js';
import { ModelNotFoundError } from './model.errors.js';
import { ModelsService } from './models.service.js';

/** What models are compared at, where the policy states no target of its own. */
const USUAL: ErrorPromise = { target: 0.02, delta: 0.1 };

// The module of policies stands above this one.
const READ = {
  name: 'active_record',
  text: `SELECT held_out_predictions AS "heldOut", target_error_rate AS "targetErrorRate",
                confidence_level AS "confidenceLevel"
         FROM models LEFT JOIN (
           SELECT target_error_rate, confidence_level FROM policies ORDER BY version DESC LIMIT 1
         ) AS policy ON true
         WHERE models.id = $1`,
};

interface Row {
  readonly heldOut: Buffer | null;
  readonly targetErrorRate: number | null;
  readonly confidenceLevel: number | null;
}

/** Reads what a candidate is compared with. */
@Injectable()
export class ActiveRecords {
  constructor(
    private readonly database: Database,
    private readonly models: ModelsService,
  ) {}

  /** The record of the active model; nothing where it has no artifact. */
  async read(id: number): Promise<ActiveRecord | undefined> {
    const { heldOut, ...policy } = await this.database.runOne<Row>(READ, [id]);
    try {
      const artifact = await this.models.artifact(id);
      return { artifact, heldOut, promise: promiseOf(policy) ?? USUAL };
    } catch (error) {
      if (error instanceof ModelNotFoundError) return undefined;
      throw error;
    }
  }
}
