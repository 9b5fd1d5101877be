import type { User } from './user.entity.js';

/** What other modules see of an account. */
export type Account = Readonly<
  Pick<
    User,
    | 'id'
    | 'organizationId'
    | 'email'
    | 'hashedPassword'
    | 'role'
    | 'kind'
    | 'tokenGeneration'
    | 'secondFactorSince'
  >
>;
