import { TAGGED } from '../../platform/common/http/entity-tags.js';
import { HEADER, REPLAYED } from '../../platform/idempotency/index.js';
import type { Operation } from './operation.js';

const ETAG = { description: 'The version of what is shown', schema: { type: 'string' as const } };
const REPEATED = {
  description: 'On an answer that was given before',
  schema: { type: 'string' as const, enum: ['true'] },
};
const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header' as const,
  required: false,
  description: 'Entity tags of what the client has already',
  schema: { type: 'string' as const },
};

/** A GET of something with an entity tag is answered by 304 where the client has it already. */
export function describeConditionalGet(operation: Operation): void {
  if (!(TAGGED in operation)) return;
  (operation.parameters ??= []).push(IF_NONE_MATCH);
  operation.responses['304'] = { description: 'Not changed', headers: { ETag: ETAG } };
}

/** Names the headers of answers that have an entity tag, or may be given again. */
export function describeTags(operation: Operation): void {
  const isTagged = TAGGED in operation;
  const isIdempotent = operation.parameters?.some((it) => 'name' in it && it.name === HEADER);
  const headers = {
    ...(isTagged && { ETag: ETAG }),
    ...(isIdempotent && { [REPLAYED]: REPEATED }),
  };
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!status.startsWith('2') || !response || !('description' in response)) continue;
    if (isTagged || isIdempotent) response.headers = { ...response.headers, ...headers };
  }
  Reflect.deleteProperty(operation, TAGGED);
}
