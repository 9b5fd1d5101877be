import { AccountKind, type Actor } from '../../../platform/access/index.js';
import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class StepUpRequiredError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.STEP_UP_REQUIRED';

  constructor({ kind }: Pick<Actor, 'kind'>, minutes: number) {
    super(
      kind === AccountKind.External
        ? `This is for whoever has signed in within ${minutes} minutes. Sign in anew at your identity provider.`
        : `This is for whoever has shown within ${minutes} minutes that it is them. Send POST /api/v1/auth/step-up {password, code?, passkey?} and try again with the access token that it gives.`,
    );
  }
}

/** From somebody who has signed in, and stays so. */
export class CodeRequiredError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.CODE_REQUIRED';

  constructor() {
    super('Send "code" as well: the one that your app shows, or a recovery code; or "passkey".');
  }
}
