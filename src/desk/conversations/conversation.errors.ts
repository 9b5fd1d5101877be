import { DomainError } from '../../platform/common/errors/domain-error.js';

export class ConversationNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'CONVERSATION.NOT_FOUND';

  constructor(id: number) {
    super(`There is no conversation ${id}.`);
  }
}

export class IllegalConversationTransitionError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'CONVERSATION.ILLEGAL_TRANSITION';

  constructor(from: string, to: string) {
    super(`A conversation that is ${from} cannot become ${to}.`);
  }
}

export class ConversationArchivedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'CONVERSATION.ARCHIVED';

  constructor(id: number) {
    super(`Conversation ${id} is archived and can only be read. Open a new one.`);
  }
}

export class ConversationMergedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'CONVERSATION.MERGED';
  override readonly members: Readonly<Record<string, unknown>>;

  constructor(
    id: number,
    readonly mergedInto: number,
  ) {
    super(`Conversation ${id} is a part of conversation ${mergedInto} now. Go on there.`);
    this.members = { mergedInto };
  }
}

export class ConversationFullError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'CONVERSATION.FULL';
  override readonly members: Readonly<Record<string, unknown>>;

  constructor(id: number, limit: number) {
    super(`Conversation ${id} has ${limit} messages, the most that one may have. Open a new one.`);
    this.members = { limit };
  }
}

export class StaffFieldsError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'CONVERSATION.STAFF_ONLY';

  constructor(fields: readonly string[]) {
    super(`Only agents may set ${fields.join(', ')}.`);
  }
}

export class MessageReceivedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'CONVERSATION.MESSAGE_RECEIVED';

  constructor(externalId: string) {
    super(`The message ${externalId} is in this conversation already.`);
  }
}
