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
}

export class Readiness {
  /** `degraded` still takes tickets; `unavailable` cannot. */
  @ApiProperty({ enum: ['ok', 'degraded', 'unavailable'] })
  readonly status: 'ok' | 'degraded' | 'unavailable';

  readonly components: Components;
}
