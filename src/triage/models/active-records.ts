import { Injectable } from '@nestjs/common';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import { type ErrorPromise, promiseOf } from '../core/index.js';
import { IntentsService } from '../taxonomy/index.js';
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
           SELECT target_error_rate, confidence_level FROM policies
           WHERE organization_id = $1 ORDER BY version DESC LIMIT 1
         ) AS policy ON true
         WHERE models.organization_id = $1 AND models.id = $2`,
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
    private readonly intents: IntentsService,
  ) {}

  /** The record of the active model; nothing where it has no artifact. */
  async read(scope: OrganizationScope, id: number): Promise<ActiveRecord | undefined> {
    const { heldOut, ...policy } = await this.database
      .of(scope)
      .runOne<Row>(READ, [organizationOf(scope), id]);
    try {
      const artifact = await this.models.artifact(scope, id);
      const formerNames = await this.intents.formerNames(scope);
      return { artifact, heldOut, promise: promiseOf(policy) ?? USUAL, formerNames };
    } catch (error) {
      if (error instanceof ModelNotFoundError) return undefined;
      throw error;
    }
  }
}
