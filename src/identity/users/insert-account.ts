import type { EntityManager } from 'typeorm';
import { violatedUnique } from '../../platform/database/index.js';
import { storedAddress } from './addresses.js';
import { User } from './user.entity.js';
import { EmailTakenError } from './user.errors.js';

// The second is of the whole service, and there as long as it has one organisation.
const EMAIL_KEYS = ['users_organization_email_key', 'users_email_key', 'users_look_key'];

/** Adds the row of an account and gives its id. @throws EmailTakenError */
export async function insertAccount(
  manager: EntityManager,
  account: Partial<User> & Pick<User, 'email'>,
): Promise<number> {
  try {
    const row = { ...account, ...storedAddress(account.email) };
    const { generatedMaps } = await manager.insert(User, row);
    return Number(generatedMaps[0]?.['id']);
  } catch (error) {
    if (EMAIL_KEYS.includes(violatedUnique(error) ?? '')) throw new EmailTakenError();
    throw error;
  }
}
