import {
  type Document,
  type Operation,
  resolve,
  type Schema,
} from '../../scripts/openapi/document.js';
import { alternativesOf } from '../../scripts/openapi/schema-alternatives.js';

/** Some schemas contain themselves: deeper than this nothing more is needed. */
const DEEPEST = 5;

/** A value that fits a schema: its example where there is one, and every field of an object. */
export function sampleOf(document: Document, schema: Schema, depth = 0): unknown {
  const example = schema.example ?? resolve(document, schema).example;
  if (example !== undefined && example !== null) return example;
  const alternatives = alternativesOf(document, schema);
  const own = alternatives.find(({ type }) => type !== 'null') ?? {};
  if (own.example !== undefined && own.example !== null) return own.example;
  if (own.enum) return own.enum[0];
  switch (own.type) {
    case 'string':
      return own.format === 'date-time' ? '2025-01-31T12:00:00Z' : 'x'.repeat(own.minLength ?? 1);
    case 'integer':
    case 'number':
      return own.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return depth >= DEEPEST ? [] : [sampleOf(document, own.items ?? {}, depth + 1)];
    case 'object':
      if (depth >= DEEPEST) return {};
      return Object.fromEntries(
        Object.entries(own.properties ?? {}).map(([name, it]) => [
          name,
          sampleOf(document, it, depth + 1),
        ]),
      );
    default:
      return null;
  }
}

/** The body that an operation documents, and its content type; nothing where it takes none. */
export function sampleBody(
  document: Document,
  { requestBody }: Operation,
): { type: string; body: unknown } | undefined {
  const [media] = Object.entries(requestBody?.content ?? {});
  if (!media) return undefined;
  const [type, { schema = {} }] = media;
  return { type, body: sampleOf(document, schema) };
}
