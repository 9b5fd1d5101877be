import { ApiProperty } from '@nestjs/swagger';
import { type Page, PageMeta } from '../../platform/common/pagination/page.js';
import { CONVERSATION_STATUS } from './conversation.dto.js';
import type { ConversationContext } from './conversation-reader.js';
import type { ConversationTransition } from './conversation-transition.entity.js';
import type { ConversationStatus } from './conversation-values.js';
import { MessageView } from './message.dto.js';

export class ConversationTransitionView {
  readonly id: number;

  @ApiProperty(CONVERSATION_STATUS)
  readonly from: ConversationStatus;

  @ApiProperty(CONVERSATION_STATUS)
  readonly to: ConversationStatus;

  /** Null where the service did it by itself. */
  @ApiProperty({ type: Number, nullable: true })
  readonly actorId: number | null;

  @ApiProperty({ example: 'answered' })
  readonly reason: string;

  readonly createdAt: Date;

  static of(transition: ConversationTransition): ConversationTransitionView {
    const { id, from, to, actorId, reason, createdAt } = transition;
    return { id, from, to, actorId, reason, createdAt };
  }
}

export class ConversationTransitionPage {
  readonly data: ConversationTransitionView[];
  readonly meta: PageMeta;

  static of({ data, meta }: Page<ConversationTransition>): ConversationTransitionPage {
    return { data: data.map((it) => ConversationTransitionView.of(it)), meta };
  }
}

export class ConversationContextView {
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly variables: Record<string, unknown>;

  /** The last 50, oldest first. */
  @ApiProperty({ type: [MessageView] })
  readonly messages: MessageView[];

  static of({ variables, messages }: ConversationContext): ConversationContextView {
    return { variables, messages: messages.map((message) => MessageView.of(message, true)) };
  }
}
