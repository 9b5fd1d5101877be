import { ApiProperty } from '@nestjs/swagger';
import type { ConversationFollower } from './conversation-follower.entity.js';

export class FollowerView {
  @ApiProperty({ example: 7 })
  readonly userId: number;

  readonly since: Date;

  static of({ userId, createdAt: since }: ConversationFollower): FollowerView {
    return { userId, since };
  }
}

export class FollowerList {
  @ApiProperty({ type: [FollowerView] })
  readonly data: FollowerView[];
}
