/** The values of a query parameter that may be repeated, or hold several separated by commas. */
export function listOf(value: unknown): unknown {
  if (typeof value === 'string') return value.split(',');
  return Array.isArray(value) ? value.flatMap(listOf) : value;
}

/** A number as people write it; what is none stays what it is, so that validation refuses it. */
export function decimalOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** `true` or `false` as a query writes them; what is neither stays what it is. */
export function booleanOf(value: unknown): unknown {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}
