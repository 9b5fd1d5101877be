import type { EntityManager } from 'typeorm';

// Of an account that can sign in with one; access tokens that were made before end.
const REPLACE = `
  UPDATE users
  SET hashed_password = $2, token_generation = token_generation + 1, updated_at = now()
  WHERE organization_id = current_organization() AND email = $1 AND kind = 'person'
    AND disabled_at IS NULL AND deleted_at IS NULL
  RETURNING id`;

/** Gives the account with this address another password; its id, or nothing where there is none. */
export async function replacePassword(
  manager: EntityManager,
  email: string,
  hashedPassword: string,
): Promise<number | undefined> {
  const values = [email, hashedPassword];
  const [[account]] = await manager.query<[{ id: number }[], number]>(REPLACE, values);
  return account?.id;
}
