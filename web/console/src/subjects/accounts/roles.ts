import type { components } from '@client';
import { useTexts } from '~/texts/index.js';
import type { Option } from '~/ui/index.js';
import { ACCOUNT_TEXTS } from './accounts.texts.js';

export type Role = components['schemas']['Role'];

/** The roles of people, each with the rights of those before it. */
export const PERSON_ROLES = ['user', 'agent', 'supervisor', 'admin'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];
export const ROLES = [...PERSON_ROLES, 'system'] as const satisfies readonly Role[];

/** Roles to choose from. */
export function useRoleOptions<R extends Role>(roles: readonly R[]): readonly Option<R>[] {
  const texts = useTexts(ACCOUNT_TEXTS);
  return roles.map((value) => ({ value, label: texts[value] }));
}
