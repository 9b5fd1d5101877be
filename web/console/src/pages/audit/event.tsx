import type { components } from '@client';
import { useAccountEmail } from '~/subjects/accounts/index.js';
import { useTexts } from '~/texts/index.js';
import { AUDIT_TEXTS } from './audit.texts.js';

export type AuditEvent = components['schemas']['AuditEventView'];

/** Who did something. */
export function Actor({ id }: { readonly id: number | null }) {
  const texts = useTexts(AUDIT_TEXTS);
  return useAccountEmail(id) ?? texts.service;
}

/** What something was done to, by kind and number. */
export function subjectOf({ subjectType, subjectId }: AuditEvent): string {
  return subjectType ? `${subjectType} ${subjectId ?? ''}` : '—';
}
