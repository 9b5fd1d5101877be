import { DomainError, type Violation } from '../../platform/common/errors/domain-error.js';

export class ExampleNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'EXAMPLE.NOT_FOUND';

  constructor(id: number) {
    super(`There is no example ${id} here.`);
  }
}

export class ExampleExistsError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'EXAMPLE.EXISTS';

  constructor() {
    super('There is an example with exactly this text already.');
  }
}

export class ImportRefusedError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'IMPORT.REFUSED';

  constructor(
    detail: string,
    override readonly violations: readonly Violation[] = [],
  ) {
    super(`Nothing was imported: ${detail}`);
  }
}

export class ImportTooLargeError extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'IMPORT.TOO_LARGE';

  constructor(limit: string) {
    super(`Nothing was imported: one import holds at most ${limit}. Split the file.`);
  }
}
