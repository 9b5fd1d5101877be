import { ApiProperty } from '@nestjs/swagger';
import type { Presence } from './presence-board.js';

export class PresenceView {
  @ApiProperty({ example: 5 })
  readonly userId: number;

  /** Whether they are of the staff. */
  readonly staff: boolean;

  /** Whether they have a live connection. */
  readonly online: boolean;

  /** When they went; null while they are there. */
  @ApiProperty({ type: Date, nullable: true })
  readonly lastSeenAt: Date | null;

  /** The conversations that they have open. */
  @ApiProperty({ type: [Number], example: [12] })
  readonly viewing: number[];

  static of({ userId, isStaff, isOnline, lastSeenAt, viewing }: Presence): PresenceView {
    const view = { userId, staff: isStaff, online: isOnline };
    return { ...view, lastSeenAt: lastSeenAt ?? null, viewing: [...viewing] };
  }
}

export class PresenceList {
  readonly data: PresenceView[];
}
