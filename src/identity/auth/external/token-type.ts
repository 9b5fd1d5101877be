// RFC 9068 and what providers write who say no more than that it is a token.
const TYPES = ['jwt', 'at+jwt', 'application/jwt', 'application/at+jwt'];
// Keycloak (`typ`) and Cognito (`token_use`), each in a claim of its own.
const CLAIMS: Readonly<Record<string, readonly string[]>> = {
  typ: [...TYPES, 'bearer'],
  token_use: ['access'],
};

/** The parts of a token that may name what it is for. */
export interface TypedToken {
  readonly header: { readonly typ?: unknown };
  readonly claims: object;
}

/**
 * Whether a token is for calling an API, as far as it names its type: one that says who somebody is,
 * that refreshes or that ends sessions is not, though it may be signed by the same key.
 */
export function isForCalling({ header, claims }: TypedToken): boolean {
  if (header.typ !== undefined && !isOneOf(header.typ, TYPES)) return false;
  return Object.entries(CLAIMS).every(([name, accepted]) => {
    const value: unknown = (claims as Record<string, unknown>)[name];
    return value === undefined || isOneOf(value, accepted);
  });
}

function isOneOf(value: unknown, accepted: readonly string[]): boolean {
  return typeof value === 'string' && accepted.includes(value.toLowerCase());
}
