import { DomainError } from '../../platform/common/errors/domain-error.js';

export class ModelNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'MODEL.NOT_FOUND';

  constructor(id: number) {
    super(`There is no model ${id}.`);
  }
}

export class ModelNotTrainedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'MODEL.NOT_TRAINED';

  constructor(id: number, status: string) {
    super(`Model ${id} is ${status}. Only a trained model can be used.`);
  }
}

export class TrainingInProgressError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'MODEL.TRAINING_IN_PROGRESS';

  constructor() {
    super('A model is being trained already. Wait until it is done: GET /triage/models.');
  }
}

export class NothingNewError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'MODEL.NOTHING_NEW';

  constructor() {
    super(
      'The last model was trained on the same examples. Add or correct some, or send {"force": true} to train all the same.',
    );
  }
}

export class UntrainableError extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'MODEL.UNTRAINABLE';

  constructor(intents: number) {
    super(`Training needs at least two intents with examples, there are ${intents}. Add examples.`);
  }
}

export class NoActiveModelError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'MODEL.NONE_ACTIVE';

  constructor() {
    super('There is no active model. Train one, or name one: GET /triage/models.');
  }
}

export class ModelUnreadableError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'MODEL.UNREADABLE';

  constructor(id: number, reason: string) {
    super(`Model ${id} cannot be read. ${reason}`);
  }
}

/** Nobody waits for the model any more: the training of it need not go on. */
export class GivenUpError extends Error {
  constructor() {
    super('It was given up meanwhile.');
  }
}
