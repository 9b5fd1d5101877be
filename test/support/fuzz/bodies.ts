import fc from 'fast-check';
import { resolve, type Schema } from '../../../scripts/openapi/document.js';
import { alternativesOf } from '../../../scripts/openapi/schema-alternatives.js';
import { CONTRACT } from '../contract.js';
import { sampleOf } from '../samples.js';
import { BROKEN_BODIES, json, number, text } from './values.js';

/** Some schemas contain themselves. */
const DEEPEST = 3;

/** A value at the limits of a schema, or just beyond them. */
export function valueNear(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  if (depth > DEEPEST) return fc.oneof(fc.constant(sampleOf(CONTRACT, schema)), json);
  return fc.oneof(
    ...alternativesOf(CONTRACT, schema).map((alternative) => nearAlternative(alternative, depth)),
  );
}

function nearAlternative(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const sample = fc.constant(sampleOf(CONTRACT, schema));
  if (schema.enum) return fc.oneof(fc.constantFrom(...schema.enum), text);
  switch (schema.type) {
    case 'string': {
      const lengths = [schema.minLength, schema.maxLength].filter((it) => it !== undefined);
      const limits = lengths.flatMap((it) => [it - 1, it, it + 1].filter((length) => length >= 0));
      const atLimits = limits.map((length) => fc.constant('a'.repeat(length)));
      return fc.oneof(text, sample, ...atLimits);
    }
    case 'integer':
    case 'number': {
      const limits = [schema.minimum, schema.maximum].filter((it) => it !== undefined);
      const atLimits = limits.flatMap((it) => [it - 1, it, it + 1]);
      return fc.oneof(number, sample, ...atLimits.map((it) => fc.constant(it)));
    }
    case 'array':
      return fc.array(valueNear(schema.items ?? {}, depth + 1), { maxLength: 5 });
    case 'object':
      return objectNear(schema, depth);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.oneof(sample, json);
  }
}

function objectNear(
  { properties = {}, additionalProperties }: Schema,
  depth: number,
): fc.Arbitrary<object> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(sampleOf(CONTRACT, schema)) },
        { weight: 2, arbitrary: valueNear(schema, depth + 1) },
        { weight: 1, arbitrary: json },
      ),
    ]),
  );
  const rest =
    typeof additionalProperties === 'object'
      ? fc.dictionary(text, valueNear(additionalProperties, depth + 1), { maxKeys: 3 })
      : fc.constant({});
  const surplus = fc.option(fc.dictionary(text, json, { maxKeys: 1 }), { nil: {}, freq: 6 });
  return fc
    .tuple(fc.record(fields, { requiredKeys: [] }), rest, surplus)
    .map((parts) => Object.assign({}, ...parts) as object);
}

/** What keeps a call from changing what other tests rely on. */
const HARMLESS: Readonly<Record<string, object>> = {
  // A policy with such a mode is none, so the one in force stays.
  'PUT /api/v1/triage/policy': { mode: 'none' },
  // No training begins.
  'POST /api/v1/triage/models': { promote: 'never' },
  // Of no ticket: others have to be replayed too.
  'POST /api/v1/triage/policy/replay': { intent: 'of no ticket' },
};

/** What is sent as the body of an operation: nearly right, something else, or no JSON at all. */
export function bodyFor(name: string, schema: Schema): fc.Arbitrary<string> {
  const harmless = HARMLESS[name];
  const asText = (body: unknown): string =>
    JSON.stringify(isObject(body) ? { ...body, ...harmless } : body);
  // To some an empty body is a request for what is usual.
  const broken = BROKEN_BODIES.filter((body) => body !== '' || !harmless);
  return fc.oneof(
    { weight: 8, arbitrary: valueNear(resolve(CONTRACT, schema)).map(asText) },
    { weight: 1, arbitrary: json.map(asText) },
    { weight: 1, arbitrary: fc.constantFrom(...broken) },
  );
}

const isObject = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** CSV whose rows hold what a cell should not. */
export const csv = fc
  .array(fc.oneof(text, fc.tuple(text, text).map(String)), { maxLength: 4 })
  .map((rows) => `text,intent\n${rows.join('\n')}`);
