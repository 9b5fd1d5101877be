import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { problemResponse } from '../../platform/common/errors/problems.decorator.js';
import { describeHeaders } from './describe-headers.js';
import { describeConditionalGet, describeTags } from './describe-tags.js';
import type { Operation } from './operation.js';
import { shareProblems } from './share-problems.js';

/** Adds what holds for every call, and so stands at none of them. */
export function completeOperations(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths)) {
    if (item.get) describeConditionalGet(item.get);
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (!operation) continue;
      describeTags(operation);
      // A controller with two paths makes two names out of one.
      operation.operationId = operation.operationId?.replace('[0]', '').replace('[1]', '_public');
      const exempt = path.includes('/health');
      for (const status of exempt ? [] : commonProblems(method)) {
        operation.responses[status] ??= problemResponse(status);
      }
      refuseUnknownFields(document, operation);
      describeHeaders(document, operation, exempt);
      for (const [status, response] of Object.entries(operation.responses)) {
        if (response && 'description' in response)
          response.description ||= STATUS_CODES[status] ?? status;
      }
      // Health checks have no limits to tell of, so their failures are others.
      if (!exempt) shareProblems(document, operation);
    }
  }
}

/** Any call may carry an unknown parameter, and all but GET a body that is not wanted. */
function commonProblems(method: string): number[] {
  return [400, ...(method === 'get' ? [] : [413, 415]), 429, 503];
}

function refuseUnknownFields(document: OpenAPIObject, { requestBody }: Operation): void {
  if (!requestBody || !('content' in requestBody)) return;
  close(document, requestBody.content['application/json']?.schema, new Set());
}

interface Node {
  readonly $ref?: string;
  readonly properties?: Record<string, object>;
  additionalProperties?: unknown;
  readonly [keyword: string]: unknown;
}

/** Says of an object, and of those within it, that it has no other fields. */
function close(document: OpenAPIObject, node: unknown, seen: Set<unknown>): void {
  if (typeof node !== 'object' || node === null || seen.has(node)) return;
  seen.add(node);
  const { $ref, ...schema } = node as Node;
  if ($ref) {
    close(document, document.components?.schemas?.[nameOf($ref)], seen);
    return;
  }
  if (schema.properties) (node as Node).additionalProperties ??= false;
  const { properties = {}, items, allOf, anyOf, oneOf, additionalProperties } = schema;
  const inner = [Object.values(properties), items, allOf, anyOf, oneOf, additionalProperties];
  for (const child of inner.flat()) close(document, child, seen);
}

const nameOf = ($ref: string): string => $ref.split('/').at(-1) ?? '';

/**
 * OpenAPI 3.1 schemas are JSON Schema 2020-12: null is a type instead of `nullable`. A number is an
 * integer here unless it says that it is a `double`.
 */
export function toJsonSchema2020(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema2020);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, toJsonSchema2020(value)]),
  );
  if (schema['format'] !== 'double') schema['type'] = integerFor(schema['type']);
  if (schema['type'] === undefined) delete schema['type'];
  if (nullable !== true) return nullable === undefined ? schema : { ...schema, nullable };
  if (typeof schema['type'] === 'string') return { ...schema, type: [schema['type'], 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}

function integerFor(type: unknown): unknown {
  if (Array.isArray(type)) return type.map(integerFor);
  return type === 'number' ? 'integer' : type;
}
