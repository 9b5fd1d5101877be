import { ApiProperty } from '@nestjs/swagger';

export class Health {
  @ApiProperty({ enum: ['ok'] })
  readonly status: 'ok';

  @ApiProperty({ enum: ['automated-customer-support'] })
  readonly service: 'automated-customer-support';
}

export type ComponentStatus = 'up' | 'down';

export class Components {
  @ApiProperty({ enum: ['up', 'down'] })
  readonly database: ComponentStatus;

  /** Down: there is no model, so every ticket goes to a person. */
  @ApiProperty({ enum: ['up', 'down'] })
  readonly classifier: ComponentStatus;

  /** Degraded: no vectors in time, so messages are classified by their words alone. */
  @ApiProperty({ enum: ['ok', 'degraded', 'off'] })
  readonly encoder: 'ok' | 'degraded' | 'off';

  /**
   * Drifted: the last tickets do not look like what the model was judged by, so its error rate is
   * not promised for them. Unknown: too few tickets yet, or no figures of the model.
   */
  @ApiProperty({ enum: ['steady', 'drifted', 'unknown'] })
  readonly drift: 'steady' | 'drifted' | 'unknown';

  /** Away: every instance counts requests by itself, so limits hold per process only. */
  @ApiProperty({ enum: ['up', 'away', 'off'] })
  readonly redis: 'up' | 'away' | 'off';
}

export class Readiness {
  /**
   * `degraded` still takes tickets; `unavailable` cannot; `stopping` still answers, but is about to
   * end: send nothing new.
   */
  @ApiProperty({ enum: ['ok', 'degraded', 'unavailable', 'stopping'] })
  readonly status: 'ok' | 'degraded' | 'unavailable' | 'stopping';

  readonly components: Components;
}
