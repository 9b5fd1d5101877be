import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class ReplayInProgressError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'REPLAY.IN_PROGRESS';

  constructor() {
    super('A replay is running already. Wait until it is done, or cancel it by hanging up.');
  }
}

export class ReplayCancelledError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'REPLAY.CANCELLED';

  constructor() {
    super('The replay was cancelled by its client.');
  }
}

export class ReplayInterruptedError extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'REPLAY.INTERRUPTED';
  override readonly retryAfter = 5;

  constructor() {
    super('The service is stopping. Nothing was changed: ask again.');
  }
}

export class NoVectorsError extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'REPLAY.NO_VECTORS';
  override readonly retryAfter = 10;

  constructor(reason: string) {
    super(`The model needs vectors of messages, and there are none right now. ${reason}`);
  }
}
