import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class NoConversationError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'RULE.NO_CONVERSATION';

  constructor() {
    super('The ticket has no conversation in which something could be said.');
  }
}

export class AgentGoneError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'RULE.AGENT_GONE';

  constructor(id: number) {
    super(`User ${id} works here no more, or cannot sign in. Name somebody else in the rule.`);
  }
}

export class TextIncompleteError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'RULE.TEXT_INCOMPLETE';

  constructor(missing: readonly string[]) {
    super(`Nothing is known for ${missing.join(', ')}, so that nothing was said.`);
  }
}

export class NobodyToTellError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'RULE.NOBODY_TO_TELL';

  constructor(to: string) {
    super(`The ticket has no ${to} to be told.`);
  }
}

export class NoMailError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'RULE.NO_MAIL';

  constructor() {
    super('Nobody is told: there is no mail server (SMTP_URL).');
  }
}
