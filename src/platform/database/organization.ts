/** The organisation of whoever names no other one. */
export const DEFAULT_ORGANIZATION = 1;

/** Whose rows: an organisation's number, or whoever belongs to one, such as an actor. */
export type OrganizationScope = number | { readonly organizationId: number };

/** Those that rows of a batch belong to, each once. */
export function organizationsOf(rows: readonly { readonly organizationId: number }[]): number[] {
  return [...new Set(rows.map(({ organizationId }) => organizationId))];
}

export function organizationOf(scope: OrganizationScope): number {
  return typeof scope === 'number' ? scope : scope.organizationId;
}
