import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiHeader } from '@nestjs/swagger';
import { Problems } from '../errors/problems.decorator.js';
import { AnswerHeader, type DecoratesAnswer } from './answer-headers.js';

/** Marks the operations of which the document says later that their answer has an entity tag. */
export const TAGGED = 'x-entity-tag';

/** Gives the answer its entity tag, see `etagOf`; a GET then knows `If-None-Match`. */
export function Tagged<Body>(versionOf: (body: Body) => string): DecoratesAnswer<Body> {
  return (...handler) => {
    AnswerHeader('etag', versionOf)(...handler);
    ApiExtension(TAGGED, true)(...handler);
  };
}

/** Documents that `If-Match` is heeded: an edit of what somebody else changed meanwhile is refused. */
export function ChecksIfMatch(): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'If-Match', required: false, description: 'The entity tag that was read' }),
    Problems(412),
  );
}
