import { ApiProperty } from '@nestjs/swagger';
import { ENCODER_STATES, type EncoderState } from '../../language/encoders/index.js';
import { STORE_STATUSES, type StoreStatus } from '../../platform/limits/index.js';
import { DRIFT_STATUSES, type DriftStatus } from '../../triage/core/index.js';

const COMPONENT_STATUSES = ['up', 'down'] as const;
export type ComponentStatus = (typeof COMPONENT_STATUSES)[number];

const READINESS_STATUSES = ['ok', 'degraded', 'unavailable', 'stopping'] as const;
export type ReadinessStatus = (typeof READINESS_STATUSES)[number];

export class Health {
  @ApiProperty({ enum: ['ok'] })
  readonly status: 'ok';

  @ApiProperty({ enum: ['automated-customer-support'] })
  readonly service: 'automated-customer-support';
}

export class Components {
  @ApiProperty({ enum: COMPONENT_STATUSES })
  readonly database: ComponentStatus;

  /** Down: there is no model, so every ticket goes to a person. */
  @ApiProperty({ enum: COMPONENT_STATUSES })
  readonly classifier: ComponentStatus;

  /** Degraded: no vectors in time, so messages are classified by their words alone. */
  @ApiProperty({ enum: [...ENCODER_STATES, 'off'] })
  readonly encoder: EncoderState | 'off';

  /**
   * Drifted: the last tickets do not look like what the model was judged by, so its error rate is
   * not promised for them. Unknown: too few tickets yet, or no figures of the model.
   */
  @ApiProperty({ enum: DRIFT_STATUSES })
  readonly drift: DriftStatus;

  /** Away: every instance counts requests by itself, so limits hold per process only. */
  @ApiProperty({ enum: STORE_STATUSES })
  readonly redis: StoreStatus;
}

export class Readiness {
  /**
   * `degraded` still takes tickets; `unavailable` cannot; `stopping` still answers, but is about to
   * end: send nothing new.
   */
  @ApiProperty({ enum: READINESS_STATUSES })
  readonly status: ReadinessStatus;

  /** For whoever sends `Authorization: Bearer` with the `READINESS_TOKEN` of the service. */
  @ApiProperty({ type: Components, required: false })
  readonly components?: Components;
}
