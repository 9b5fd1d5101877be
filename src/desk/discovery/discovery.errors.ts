import { DomainError, type Violation } from '../../platform/common/errors/domain-error.js';
import type { ProposalStatus } from './discovery-values.js';

export class DiscoveryNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'DISCOVERY.NOT_FOUND';

  constructor(id: number) {
    super(`There is no discovery ${id}.`);
  }
}

export class ProposalNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'DISCOVERY.PROPOSAL_NOT_FOUND';

  constructor(id: number) {
    super(`There is no proposal ${id} in this discovery.`);
  }
}

export class DiscoveryRefusedError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'DISCOVERY.REFUSED';

  constructor(
    detail: string,
    override readonly violations: readonly Violation[] = [],
  ) {
    super(`Nothing is looked at: ${detail}`);
  }
}

export class DiscoveryTooLargeError extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'DISCOVERY.TOO_LARGE';

  constructor(limit: string) {
    super(`Nothing is looked at: one discovery holds at most ${limit}. Send fewer.`);
  }
}

export class ProposalSettledError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'DISCOVERY.PROPOSAL_SETTLED';

  constructor(id: number, status: ProposalStatus) {
    super(`Proposal ${id} is ${status}. Only one that is still proposed can be changed.`);
  }
}

export class IndivisibleProposalError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'DISCOVERY.PROPOSAL_INDIVISIBLE';

  constructor(id: number) {
    super(`Proposal ${id} has too few messages that differ to be divided.`);
  }
}

/** The discovery was deleted meanwhile, or ended. */
export class DiscoveryGivenUpError extends Error {
  constructor() {
    super('The discovery is not wanted any more.');
  }
}
