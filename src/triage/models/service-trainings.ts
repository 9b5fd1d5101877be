import { Injectable } from '@nestjs/common';
import { Database, type OrganizationDatabase } from '../../platform/database/index.js';
import type { RetrainingRule, RetrainingState } from './retraining-need.js';

/** How it stands with an organisation. */
export interface OrganizationState extends RetrainingState {
  readonly organizationId: number;
}

// Every organisation that triages has a policy. Of each: a failed training counts for an hour: it is
// not tried again unless as many more corrections came in. Where none is left that did not fail,
// every correction counts, and the schedule is overdue. Who has been due for longest comes first.
const STATES = {
  name: 'retraining_states',
  text: `
    SELECT of.organization_id AS "organizationId",
           coalesce(last.status = 'training', false) AS "isTraining",
           coalesce(last.created_at <= now() - make_interval(hours => $2), true) AS "isOld",
           failure.at IS NOT NULL AS "failedLately",
           since.count AS corrections
    FROM (SELECT organization_id FROM policies WHERE version = 1) AS of
    LEFT JOIN LATERAL (
      SELECT id, status, created_at FROM models
      WHERE models.organization_id = of.organization_id AND status <> 'failed'
      ORDER BY id DESC LIMIT 1
    ) AS last ON true
    CROSS JOIN LATERAL (
      SELECT max(created_at) AS at FROM models
      WHERE models.organization_id = of.organization_id
        AND id > coalesce(last.id, 0) AND created_at > now() - interval '1 hour'
    ) AS failure
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, max(created_at) AS until FROM (
        SELECT created_at FROM examples
        WHERE examples.organization_id = of.organization_id AND source = 'correction'
          AND created_at > coalesce(failure.at, last.created_at, '-infinity')
        ORDER BY created_at LIMIT $1
      ) AS correction
    ) AS since
    ORDER BY least(
      CASE WHEN since.count = $1 THEN since.until END,
      CASE WHEN $2 > 0 THEN coalesce(last.created_at, '-infinity') + make_interval(hours => $2) END
    ), of.organization_id`,
};

const UNTOUCHED_FIRST = {
  name: 'untouched_first_models',
  text: `SELECT organization_id AS "organizationId" FROM models AS first
         WHERE status = 'active' AND requested_by IS NULL AND metrics->>'encoder' IS NULL
           AND NOT EXISTS (
             SELECT FROM models
             WHERE organization_id = first.organization_id AND id <> first.id
               AND status <> 'failed')
           AND NOT EXISTS (
             SELECT FROM examples
             WHERE organization_id = first.organization_id AND created_at > first.created_at)
         ORDER BY id`,
};

// What was trained or put back since by people is theirs.
const OF_FORMER_ENCODER = {
  name: 'models_of_former_encoders',
  text: `SELECT organization_id AS "organizationId" FROM models AS former
         WHERE status = 'active' AND metrics->>'encoder' = ANY ($1::text[])
           AND NOT EXISTS (
             SELECT FROM models
             WHERE organization_id = former.organization_id AND id > former.id
               AND (status = 'training'
                    OR status IN ('ready', 'active') AND metrics->>'encoder' = $2))
         ORDER BY id`,
};

const SERVICE_TRAINING = {
  name: 'service_training',
  text: `SELECT EXISTS (
           SELECT FROM models WHERE status = 'training' AND requested_by IS NULL
         ) AS "isTraining"`,
};

/** What the service trains by itself, over all organisations. */
@Injectable()
export class ServiceTrainings {
  private readonly database: OrganizationDatabase;

  constructor(database: Database) {
    this.database = database.system;
  }

  /** Whether a training is under way, of whichever organisation, that nobody asked for. */
  async isUnderWay(): Promise<boolean> {
    const [row] = await this.database.run<{ isTraining: boolean }>(SERVICE_TRAINING, []);
    return row?.isTraining ?? false;
  }

  /**
   * The organisations that classify by words alone with the model that the service trained for them
   * first, as long as nobody has trained another one or added an example; oldest model first.
   */
  async withUntouchedFirst(): Promise<number[]> {
    const rows = await this.database.run<{ organizationId: number }>(UNTOUCHED_FIRST, []);
    return rows.map(({ organizationId }) => organizationId);
  }

  /**
   * The organisations whose model understands the vectors of a former encoder, as long as none was
   * trained with the present one; oldest model first.
   */
  async withFormerEncoder(former: readonly string[], present: string): Promise<number[]> {
    const values = [former, present];
    const rows = await this.database.run<{ organizationId: number }>(OF_FORMER_ENCODER, values);
    return rows.map(({ organizationId }) => organizationId);
  }

  /** How it stands with all organisations, those first that have been due for longest. */
  states({ afterCorrections, everyHours }: RetrainingRule): Promise<OrganizationState[]> {
    return this.database.run<OrganizationState>(STATES, [afterCorrections, everyHours]);
  }
}
