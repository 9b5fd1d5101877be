import { defineEvent } from '../../../platform/events/index.js';

/** What is told of a reply that waits: to the staff alone. */
export interface HeldNews {
  readonly heldReplyId: number;
  readonly conversationId: number;
  readonly authorId: number;
}

export const replyHeld = defineEvent<HeldNews>('reply.held');

/** Somebody took it back. */
export const replyUndone = defineEvent<HeldNews & { readonly actorId: number }>('reply.undone');

/** It could not be sent; the code says why. */
export const replyRefused = defineEvent<HeldNews & { readonly code: string }>('reply.refused');
