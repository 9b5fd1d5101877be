import type { components } from '@client';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, read } from './client.js';

type Schemas = components['schemas'];
/** The roles of people, each with the rights of those before it. */
const ROLES = ['user', 'agent', 'supervisor', 'admin'] as const;
export type PersonRole = (typeof ROLES)[number];

/** Whoever is signed in. */
export type Me = Schemas['UserView'];

/** Reads who is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => read(api.GET('/api/v1/users/me')),
  staleTime: Infinity,
});

/** Whoever is signed in; the page is only drawn when that is known. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether somebody has at least the rights of a role. */
export function isAtLeast(me: Me, role: PersonRole): boolean {
  return ROLES.findIndex((it) => it === me.role) >= ROLES.indexOf(role);
}
