import { DomainError } from '../../platform/common/errors/domain-error.js';

export class CannedAnswerNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'CANNED_ANSWER.NOT_FOUND';

  constructor(id: number) {
    super(`There is no canned answer ${id}.`);
  }
}

export class ShortcutTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'CANNED_ANSWER.SHORTCUT_TAKEN';

  constructor(shortcut: string, shared: boolean) {
    const whose = shared ? 'shared with the staff' : 'of your own';
    super(`There is an answer ${whose} with the shortcut /${shortcut} already.`);
  }
}

export class NotYourAnswerError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'CANNED_ANSWER.NOT_OWNER';

  constructor() {
    super('Only its owner and admins may change a shared answer. Make one of your own.');
  }
}
