import { type Document, resolve, type Schema } from './document.js';

/** Limits from below and from above, as JSON Schema names them. */
export const LOWER = ['minimum', 'minLength', 'minItems'] as const;
export const UPPER = ['maximum', 'maxLength', 'maxItems'] as const;

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
    ...(one.items && other.items && { items: combined(one.items, other.items) }),
    ...limitsOfBoth(one, other),
    ...fieldsOfBoth(one, other),
  };
}

function limitsOfBoth(one: Schema, other: Schema): Schema {
  const tighter = (
    keys: readonly (typeof LOWER | typeof UPPER)[number][],
    of: (...limits: number[]) => number,
  ): [string, number][] =>
    keys.flatMap((key) => {
      const limits = [one[key], other[key]].filter((it) => it !== undefined);
      return limits.length > 0 ? [[key, of(...limits)]] : [];
    });
  return Object.fromEntries([...tighter(LOWER, Math.max), ...tighter(UPPER, Math.min)]);
}

/** A field fits what each of both says of it, be it by its name or of all further fields. */
function fieldsOfBoth(one: Schema, other: Schema): Schema {
  const names = [one, other].flatMap(({ properties }) => Object.keys(properties ?? {}));
  const fields = [...new Set(names)].flatMap((name): [string, Schema][] => {
    const [left, right] = [fieldOf(one, name), fieldOf(other, name)];
    return left && right ? [[name, combined(left, right)]] : [];
  });
  const [left, right] = [restOf(one), restOf(other)];
  const rest = left && right ? combined(left, right) : false;
  const isOpen = one.additionalProperties === undefined && other.additionalProperties === undefined;
  return {
    ...(names.length > 0 && { properties: Object.fromEntries(fields) }),
    ...(!isOpen && { additionalProperties: rest }),
    ...((one.required ?? other.required) && {
      required: [...(one.required ?? []), ...(other.required ?? [])],
    }),
  };
}

// Not more than is needed: a schema that contains itself must look the same at every level.
function combined(left: Schema, right: Schema): Schema {
  if (Object.keys(left).length === 0) return right;
  const isSame = JSON.stringify(left) === JSON.stringify(right);
  return isSame || Object.keys(right).length === 0 ? left : { allOf: [left, right] };
}

/** What a field must be; nothing where it must not be there. */
export function fieldOf(schema: Schema, name: string): Schema | undefined {
  const { properties = {} } = schema;
  return Object.hasOwn(properties, name) ? properties[name] : restOf(schema);
}

/** What further fields must be; nothing where there are none. */
export function restOf({ additionalProperties }: Schema): Schema | undefined {
  if (additionalProperties === false) return undefined;
  return typeof additionalProperties === 'object' ? additionalProperties : {};
}

function commonType(one: Schema['type'], other: Schema['type']): Schema['type'] | null {
  if (one === undefined || one === other) return other;
  if (other === undefined) return one;
  const numbers = [one, other].every((it) => it === 'integer' || it === 'number');
  return numbers ? 'integer' : null;
}
