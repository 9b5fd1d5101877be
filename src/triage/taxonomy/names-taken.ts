import type { EntityManager } from 'typeorm';
import {
  LOCKS,
  lockTransaction,
  lockWithin,
  type OrganizationScope,
} from '../../platform/database/index.js';
import type { FormerNames } from '../core/index.js';
import { Intent } from './intent.entity.js';
import { FormerNameError, IntentNameTakenError } from './intent.errors.js';
import { intentKey } from './intent-name.js';

const TEXT = `
  SELECT former.name, intents.name AS now, intents.id
  FROM intent_former_names AS former
  JOIN intents
    ON intents.organization_id = former.organization_id AND intents.id = former.intent_id`;

/** Reads what intents were called: of whom a transaction acts for, or of organisation $1. */
export const FORMER_NAMES = {
  text: TEXT,
  ofOrganization: { name: 'former_names', text: `${TEXT} WHERE former.organization_id = $1` },
};

/** A name that an intent had, and what it is called now. */
export interface FormerRow {
  readonly name: string;
  readonly now: string;
  readonly id: number;
}

export function namesOf(rows: readonly FormerRow[]): FormerNames {
  return new Map(rows.map(({ name, now }) => [name, now]));
}

/**
 * Refuses a name that people would take for one that there is: PostgreSQL knows of case and of unseen
 * characters, which its unique index tells apart.
 */
export async function assertNameFree(
  manager: EntityManager,
  scope: OrganizationScope,
  name: string,
  except?: number,
): Promise<void> {
  await lockTransaction(manager, lockWithin(LOCKS.import, scope));
  const found = await manager.find(Intent, { select: { id: true, name: true } });
  const key = intentKey(name);
  const other = found.find((it) => it.id !== except && intentKey(it.name) === key);
  if (other) throw new IntentNameTakenError(other.name);
  const former = await manager.query<FormerRow[]>(FORMER_NAMES.text);
  const taken = former.find((it) => it.id !== except && intentKey(it.name) === key);
  if (taken) throw new FormerNameError(taken.name, taken.now);
}
