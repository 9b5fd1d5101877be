import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { problemResponse } from './common/errors/problems.decorator.js';
import { describeConditionalGet, describeHeaders } from './openapi-headers.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** Adds what holds for every call, and so stands at none of them. */
export function completeOperations(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths)) {
    if (item.get) describeConditionalGet(item.get);
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      if (!operation) continue;
      describeHeaders(operation);
      // A controller with two paths makes two names out of one.
      operation.operationId = operation.operationId?.replace('[0]', '').replace('[1]', '_public');
      if (!path.includes('/health')) addCommonProblems(operation);
      refuseUnknownFields(document, operation);
      for (const [status, response] of Object.entries(operation.responses)) {
        if (response && 'description' in response)
          response.description ||= STATUS_CODES[status] ?? status;
      }
    }
  }
}

function addCommonProblems({ requestBody, responses }: Operation): void {
  const statuses = [...(requestBody ? [413, 415] : []), 429, 503];
  for (const status of statuses) responses[status] ??= problemResponse(status);
}

function refuseUnknownFields({ components }: OpenAPIObject, { requestBody }: Operation): void {
  if (!requestBody || !('content' in requestBody)) return;
  const schema = requestBody.content['application/json']?.schema;
  const name = schema && '$ref' in schema ? schema.$ref.split('/').at(-1) : undefined;
  const body = components?.schemas?.[name ?? ''];
  if (body && !('$ref' in body)) body.additionalProperties = false;
}

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
