import { isJsonObject } from '../validation/json-object.js';

/** Fields whose keys people choose: there `__proto__` and `constructor` are names like any other. */
export const MAPS_OF_NAMES: ReadonlySet<string> = new Set(['overrides', 'answers', 'attributes']);

/** Such a map on its way through class-transformer, which takes some keys for the object's own. */
export class MapOfNames {
  constructor(private readonly entries: readonly (readonly [string, unknown])[] = []) {}

  /** A body in which each such map is one of these. */
  static within(body: object): object {
    const entries = Object.entries(body).map(([key, value]: [string, unknown]) => [
      key,
      MAPS_OF_NAMES.has(key) && isJsonObject(value) ? new MapOfNames(Object.entries(value)) : value,
    ]);
    return Object.fromEntries(entries) as object;
  }

  /** What it was; anything else stays as it is. */
  static unwrap(value: unknown): unknown {
    return value instanceof MapOfNames ? Object.fromEntries(value.entries) : value;
  }
}
