import type { components } from '@client';
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { api, isAtLeast, read, readTagged, useMe } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { PEOPLE_TEXTS } from './people.texts.js';

type Schemas = components['schemas'];
export type Profile = Schemas['ProfileView'];

const STAFF_ROLES = ['agent', 'supervisor', 'admin'] as const;
const LONG_MS = 10 * 60_000;

/** What is known of somebody, with its entity tag. */
export const profileQuery = (userId: number) =>
  queryOptions({
    queryKey: ['profile', userId],
    queryFn: () =>
      readTagged(api.GET('/api/v1/users/{id}/profile', { params: { path: { id: userId } } })),
    staleTime: LONG_MS,
  });

/** Somebody's account; for admins. */
export const accountQuery = (userId: number) =>
  queryOptions({
    queryKey: ['user', userId],
    queryFn: () => read(api.GET('/api/v1/users/{id}', { params: { path: { id: userId } } })),
    staleTime: LONG_MS,
  });

/** The teams with their members. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => read(api.GET('/api/v1/teams', { params: { query: { limit: 100 } } })),
  staleTime: LONG_MS,
});

const staffQuery = (role: (typeof STAFF_ROLES)[number]) =>
  queryOptions({
    queryKey: ['users', 'staff', role],
    queryFn: () => read(api.GET('/api/v1/users', { params: { query: { role, limit: 100 } } })),
    staleTime: LONG_MS,
  });

/** What a profile calls somebody. */
export function nameOf(profile: Profile | undefined): string | undefined {
  if (!profile) return undefined;
  const { displayName, firstName, lastName } = profile;
  return displayName || [firstName, lastName].filter(Boolean).join(' ') || undefined;
}

/**
 * What somebody is called: by the profile, for admins else by the address, which others may not
 * read, else by the number.
 */
export function useName(userId: number | null | undefined, isWanted = true): string | undefined {
  const texts = useTexts(PEOPLE_TEXTS);
  const me = useMe();
  const isSomebody = typeof userId === 'number';
  const profile = useQuery({ ...profileQuery(userId ?? 0), enabled: isSomebody && isWanted });
  const name = nameOf(profile.data?.data);
  const isMine = userId === me.id;
  const asksAccount = isSomebody && isWanted && profile.isSuccess && !name && !isMine;
  const account = useQuery({
    ...accountQuery(userId ?? 0),
    enabled: asksAccount && isAtLeast(me, 'admin'),
  });
  if (!isSomebody) return undefined;
  return name ?? (isMine ? me.email : account.data?.email) ?? texts.unnamed(`${userId}`);
}

/** Somebody of the staff, to whom tickets can be given. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
}

/** The staff; who is no admin may only know of the members of teams. */
export function useStaff(): readonly Colleague[] {
  const texts = useTexts(PEOPLE_TEXTS);
  const me = useMe();
  const isAdmin = isAtLeast(me, 'admin');
  const teams = useQuery(teamsQuery);
  const accounts = useQueries({
    queries: STAFF_ROLES.map((role) => ({ ...staffQuery(role), enabled: isAdmin })),
    combine: (results) => results.flatMap(({ data }) => data?.data ?? []),
  });
  const emails = new Map(
    accounts.filter((it) => it.kind !== 'machine' && !it.disabled).map((it) => [it.id, it.email]),
  );
  const members = (teams.data?.data ?? []).flatMap((team) => team.members.map((it) => it.userId));
  const ids = [...new Set([me.id, ...emails.keys(), ...(isAdmin ? [] : members)])];
  const names = useQueries({
    queries: ids.map(profileQuery),
    combine: (results) => results.map(({ data }) => nameOf(data?.data)),
  });
  return ids.map((id, index) => ({
    id,
    name: names[index] ?? emails.get(id) ?? (id === me.id ? me.email : texts.unnamed(`${id}`)),
  }));
}
