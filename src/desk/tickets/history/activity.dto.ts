import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import type { ChangedValue } from './ticket-change.entity.js';
import type { Activity } from './ticket-history.js';

const VALUE = {
  nullable: true,
  oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'array', items: { type: 'string' } }],
};

export class ActivityView {
  /** What was changed; of an answer only that it was. */
  @ApiProperty({ example: 'priority' })
  readonly field: string;

  @ApiProperty({ ...VALUE, example: 'normal' })
  readonly from: ChangedValue;

  @ApiProperty({ ...VALUE, example: 'high' })
  readonly to: ChangedValue;

  /** Of a status, why. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly reason: string | null;

  /** Who did it; nobody where the service did. */
  @ApiProperty({ type: Number, nullable: true, example: 2 })
  readonly actorId: number | null;

  readonly createdAt: Date;

  static of({ field, from, to, reason, actorId, createdAt }: Activity): ActivityView {
    return { field, from, to, reason, actorId, createdAt };
  }
}

export class ActivityPage {
  readonly data: ActivityView[];
  readonly meta: PageMeta;
}
