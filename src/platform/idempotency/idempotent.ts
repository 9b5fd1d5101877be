import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Problems } from '../common/errors/problems.decorator.js';
import { IdempotencyInterceptor, REPLAYED } from './idempotency.interceptor.js';
import { HEADER } from './idempotency-key.js';

const DESCRIPTION =
  'A key of your choice for this one request, such as a UUID: 1 to 255 printable ASCII characters, ' +
  'with or without quotes. Sent again within 24 hours with the same request, it gives the same ' +
  `answer, marked by \`${REPLAYED}: true\`, and nothing is done twice. With another request it is ` +
  '422; while the first is being answered, 409 with Retry-After. A request that failed is not kept: ' +
  'send it again with its key.';

/**
 * Lets a route that creates something be called again without doing it twice (`Idempotency-Key`).
 * All that the handler writes must go through `Database.of`, and what must wait for the commit through
 * its `afterCommit`. Not for answers that hold a secret, because they are kept.
 */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: HEADER,
      required: false,
      description: DESCRIPTION,
      schema: { type: 'string', minLength: 1, maxLength: 512 },
    }),
    Problems(409, 422),
  );
}
