import type { Database } from '../../platform/database/database.js';
import type { Alternative, Classification } from '../../triage/core/classifier/classification.js';
import { type FormerNames, nameNow } from '../../triage/core/names/former-names.js';
import { FORMER_NAMES, type FormerRow, namesOf } from '../../triage/taxonomy/names-taken.js';
import type { StoredDecision } from './stored-decisions.js';

/** What the intents of an organisation were called before. */
export async function readFormerNames(
  database: Database,
  organizationId: number,
): Promise<FormerNames> {
  const { ofOrganization } = FORMER_NAMES;
  return namesOf(
    await database.of(organizationId).run<FormerRow>(ofOrganization, [organizationId]),
  );
}

/** A classification in the words of a decision that knew the same intents by other names. */
export function underStoredNames(
  stored: Pick<StoredDecision, 'intent' | 'alternatives'>,
  again: Classification,
  former: FormerNames,
): Classification {
  if (former.size === 0) return again;
  const asStored = <Name extends string | null>(name: Name, then: Name | undefined): Name =>
    then !== undefined && nameNow(former, name) === nameNow(former, then) ? then : name;
  const alternatives = again.alternatives.map((it, place): Alternative => {
    return { ...it, intent: asStored(it.intent, stored.alternatives[place]?.intent) };
  });
  return { ...again, intent: asStored(again.intent, stored.intent), alternatives };
}
