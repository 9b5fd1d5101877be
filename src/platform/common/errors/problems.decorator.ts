import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { Problem, problem } from './problem.js';

const EXAMPLES: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['REQUEST.INVALID', 'message: must not be blank'],
  401: ['AUTH.UNAUTHENTICATED', 'Sign in first: send a valid access token.'],
  403: ['AUTH.FORBIDDEN', 'This needs the role admin.'],
  404: ['TICKET.NOT_FOUND', 'There is no ticket 17.'],
  409: ['FEEDBACK.ALREADY_GIVEN', 'Feedback on ticket 17 was given before.'],
  412: ['REQUEST.STALE_VERSION', 'It was changed meanwhile: version 3 is current.'],
  413: ['REQUEST.TOO_LARGE', 'The request body is too large.'],
  415: ['REQUEST.UNSUPPORTED_MEDIA_TYPE', 'This content type is not understood here.'],
  422: ['MODEL.UNTRAINABLE', 'Training needs at least two intents with examples.'],
  429: ['REQUEST.RATE_LIMITED', 'Too many requests. Try again in 12 s.'],
  503: ['DATABASE.UNAVAILABLE', 'The database cannot do this right now.'],
};

/** Documents the problems that a route may answer with. */
export function Problems(...statuses: number[]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiExtraModels(Problem),
    ...statuses.map((status) => ApiResponse({ status, ...problemResponse(status) })),
  );
}

/** How OpenAPI describes the problem of this status. */
export function problemResponse(status: number) {
  const [code, detail] = EXAMPLES[status] ?? ['ERROR', 'Error'];
  const example = problem(status, code, detail, '0b5f8f0e-6d0e-4a9c-9d0a-3c7d0a0f5d11');
  const content = { schema: { $ref: getSchemaPath(Problem) }, example };
  return { description: example.title, content: { 'application/problem+json': content } };
}
