import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import { Problems } from '../errors/problems.decorator.js';

/** Marks the operations of which the document says later that their answer has an entity tag. */
export const TAGGED = 'x-entity-tag';

/** Documents that the answer has an entity tag; a GET then knows `If-None-Match`. */
export function Tagged(): MethodDecorator {
  return ApiExtension(TAGGED, true);
}

/** Documents that `If-Match` is heeded: an edit of what somebody else changed meanwhile is refused. */
export function ChecksIfMatch(): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'If-Match', required: false, description: 'The entity tag that was read' }),
    Problems(412),
  );
}
