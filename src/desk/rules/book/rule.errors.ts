import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class RuleNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'RULE.NOT_FOUND';

  constructor(id: number) {
    super(`There is no rule ${id}.`);
  }
}

export class RuleNameTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'RULE.NAME_TAKEN';

  constructor(name: string) {
    super(`There is a rule with the name "${name}" already. Choose another one.`);
  }
}

export class TooManyRulesError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'RULE.TOO_MANY';

  constructor(most: number) {
    super(`There are ${most} rules, the most that there may be: delete one first.`);
  }
}
