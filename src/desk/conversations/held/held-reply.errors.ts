import { DomainError } from '../../../platform/common/errors/domain-error.js';
import { type HeldStatus, MOST_WAITING } from './held-values.js';

export class HeldReplyNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'HELD_REPLY.NOT_FOUND';

  constructor(id: number) {
    super(`There is no held reply ${id} in this conversation.`);
  }
}

export class HeldReplyEndedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'HELD_REPLY.ENDED';

  constructor(status: HeldStatus) {
    super(`The reply is ${status} already and cannot be taken back any more.`);
  }
}

export class NotOwnReplyError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'HELD_REPLY.NOT_AUTHOR';

  constructor() {
    super('Only its author or an admin may take a reply back.');
  }
}

export class OwnConversationError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'HELD_REPLY.OWN_CONVERSATION';

  constructor() {
    super('In their own conversation everybody is the customer. Send it as a message.');
  }
}

export class TooManyHeldRepliesError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'HELD_REPLY.TOO_MANY';

  constructor() {
    super(`${MOST_WAITING} replies wait in this conversation already. Try again in a moment.`);
  }
}

export class ThreadChangedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'HELD_REPLY.THREAD_CHANGED';

  constructor() {
    super('Somebody has said something since the thread was read.');
  }
}

export class AuthorLeftError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'HELD_REPLY.AUTHOR_LEFT';

  constructor() {
    super('Whoever wrote it works here no more.');
  }
}
