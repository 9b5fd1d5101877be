import type { components } from './schema.js';

/** What the service answers with when it refuses or fails (RFC 9457). */
export type Problem = components['schemas']['Problem'];

/** A refusal or failure of the service; switch on its `code`, which never changes. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: Problem,
    /** Seconds after which trying again makes sense, where the service says so. */
    readonly retryAfter?: number,
  ) {
    super(`${problem.code}: ${problem.detail}`);
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  /** Names the request in the logs of the service. */
  get requestId(): string {
    return this.problem.requestId;
  }

  /** What is wrong with the input, by the path of the field or parameter. */
  get errors(): Problem['errors'] {
    return this.problem.errors;
  }
}

/**
 * The error that an answer stands for. What is no problem of the service, such as a page of a proxy
 * in between, becomes one with the code `UNEXPECTED_ANSWER`.
 */
export async function problemErrorOf(response: Response): Promise<ProblemError> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  const body: unknown = await response.json().catch(() => undefined);
  return new ProblemError(isProblem(body) ? body : unexpected(response), retryAfter);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}

function unexpected({ status, statusText, headers }: Response): Problem {
  return {
    type: 'about:blank',
    title: statusText || String(status),
    status,
    detail: `The answer with status ${status} is no problem of the service.`,
    code: 'UNEXPECTED_ANSWER',
    requestId: headers.get('x-request-id') ?? '',
    errors: [],
  };
}
