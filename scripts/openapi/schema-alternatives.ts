import { type Document, resolve, type Schema } from './document.js';

/**
 * The ways in which a value can fit a schema, each with one type at most: references resolved, what
 * must hold together merged, what may hold instead apart.
 */
export function alternativesOf(document: Pick<Document, 'components'>, schema: Schema): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [], ...own } = schema;
  if ($ref !== undefined) return alternativesOf(document, resolve(document, schema));
  const choices = [...anyOf, ...oneOf];
  const together = allOf
    .map((it) => alternativesOf(document, it))
    .concat(choices.length > 0 ? [choices.flatMap((it) => alternativesOf(document, it))] : []);
  return together.reduce((merged, next) => products(merged, next), split(own));
}

/** `type: [string, null]` is a string or null; null has none of a string's limits. */
function split(schema: Schema): Schema[] {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length === 0) return [schema];
  return types.map((type) => {
    const { enum: values, ...rest } = schema;
    const own = values?.filter((value) => (value === null) === (type === 'null'));
    return { ...rest, type, ...(own && type !== 'null' && { enum: own }) };
  });
}

function products(left: readonly Schema[], right: readonly Schema[]): Schema[] {
  return left.flatMap((one) => right.flatMap((other) => both(one, other) ?? []));
}

/** What fits both, or nothing when their types exclude each other. */
function both(one: Schema, other: Schema): Schema | undefined {
  const type = commonType(one.type, other.type);
  if (type === null) return undefined;
  const values =
    one.enum && other.enum ? one.enum.filter((it) => other.enum?.includes(it)) : undefined;
  return {
    ...one,
    ...other,
    ...(type !== undefined && { type }),
    ...(values && { enum: values }),
    ...(one.properties && { properties: { ...one.properties, ...other.properties } }),
    ...(one.required && { required: [...one.required, ...(other.required ?? [])] }),
  };
}

function commonType(one: Schema['type'], other: Schema['type']): Schema['type'] | null {
  if (one === undefined || one === other) return other;
  if (other === undefined) return one;
  const numbers = [one, other].every((it) => it === 'integer' || it === 'number');
  return numbers ? 'integer' : null;
}
