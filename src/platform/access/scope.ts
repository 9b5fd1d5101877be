import { SetMetadata } from '@nestjs/common';

/** What an API key may be limited to; never more than the role of its account may. */
export const SCOPES = [
  'tickets:read',
  'tickets:write',
  /** Opens tickets for customers: needs to be named, whatever else a key may do. */
  'tickets:on_behalf',
  'reports:read',
  'triage:read',
  'triage:write',
  /** All that the role may, and what decides by itself: the policy. */
  'admin',
] as const;

export type Scope = (typeof SCOPES)[number];

/** A part of the API, which is read by one scope and changed by another. */
export type Area = 'tickets' | 'reports' | 'triage';

export const SCOPED = 'scoped';

/** What a route needs of a key with scopes; `any` is for every key. */
export type ScopeRule = Area | Scope | 'any';

/**
 * Lets keys that are limited to scopes call a route: those of the area, for reading or for writing
 * as the method says, or those with this one scope. A route without it is for `admin` alone.
 */
export const Scoped = (rule: ScopeRule): MethodDecorator & ClassDecorator =>
  SetMetadata(SCOPED, rule);

/** The scope that a call needs of a key that has scopes; nothing where every key may. */
export function neededScope(rule: ScopeRule | undefined, method: string): Scope | undefined {
  if (rule === 'any') return undefined;
  if (rule === undefined) return 'admin';
  const verb = method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  const own = SCOPES.find((scope) => scope === rule || scope === `${rule}:${verb}`);
  return own ?? 'admin';
}

/** Whoever calls, with a key or without one. */
interface Caller {
  readonly key?: { readonly scopes: readonly Scope[] | null };
}

/** Whether somebody may do what needs this scope: only keys with scopes are limited by them. */
export function coversScope({ key }: Caller, needed: Scope | undefined): boolean {
  const scopes = key?.scopes;
  if (!scopes || needed === undefined) return true;
  return scopes.includes(needed) || scopes.includes('admin');
}

/** Whether a scope was named for the key, rather than come with its role. */
export function namesScope({ key }: Caller, scope: Scope): boolean {
  return key?.scopes?.includes(scope) ?? false;
}
