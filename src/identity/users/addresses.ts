import type { EntityManager } from 'typeorm';
import { canonicalAddress, lookOf } from '../../platform/common/validation/email-address.js';
import type { User } from './user.entity.js';

const ALIKE = `
  SELECT email FROM users
  WHERE organization_id = current_organization() AND coalesce(email_look, email) = $1`;

/** An address as it is stored: in its one spelling, and what it looks like where that is another. */
export function storedAddress(address: string): Pick<User, 'email' | 'emailLook'> {
  const email = canonicalAddress(address) ?? address.toLowerCase();
  const look = lookOf(email);
  return { email, emailLook: look === email ? null : look };
}

/** The address of an account that people would take for one with this address, or that has it. */
export async function addressLike(
  manager: EntityManager,
  email: string,
): Promise<string | undefined> {
  const [alike] = await manager.query<{ email: string }[]>(ALIKE, [lookOf(email)]);
  return alike?.email;
}
