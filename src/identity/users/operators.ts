import { type EntityManager, In } from 'typeorm';
import { AccountKind } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { spellingsOf } from '../../platform/common/validation/email-address.js';
import { type Database, DEFAULT_ORGANIZATION } from '../../platform/database/index.js';
import { ACTIVE_ADMINS } from './active-admins.js';
import { User } from './user.entity.js';

/** Why an account cannot become an operator, or stop to be one. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Admins of the default organisation, of whom some operate the service for all organisations. */
const ADMINS = {
  ...ACTIVE_ADMINS,
  organizationId: DEFAULT_ORGANIZATION,
  kind: In([AccountKind.Person, AccountKind.External]),
};

/** Says who operates the service: from the command line only, as whoever can run it could anyway. */
export class Operators {
  private readonly audit: AuditLog;

  constructor(private readonly database: Database) {
    this.audit = new AuditLog(database);
  }

  /** Their addresses. */
  async list(): Promise<string[]> {
    const operators = await this.database
      .of(DEFAULT_ORGANIZATION)
      .repository(User)
      .find({ where: { ...ADMINS, isOperator: true }, order: { email: 'ASC' } });
    return operators.map(({ email }) => email);
  }

  /** @throws OperatorError where no admin of the default organisation has this address */
  add(email: string): Promise<void> {
    return this.set(email, true);
  }

  /** @throws OperatorError also where nobody would be left */
  remove(email: string): Promise<void> {
    return this.set(email, false);
  }

  private set(address: string, isOperator: boolean): Promise<void> {
    const spellings = spellingsOf(address);
    return this.database.of(DEFAULT_ORGANIZATION).transaction(async (manager) => {
      const admins = await lockAdmins(manager);
      const found = admins.find(({ email }) => spellings.includes(email));
      const [email = address] = spellings;
      if (!found) {
        throw new OperatorError(`${email} is no admin of the default organisation`);
      }
      const others = admins.filter((admin) => admin.isOperator && admin.id !== found.id);
      if (!isOperator && others.length === 0) {
        throw new OperatorError(`${email} is the last operator: add another one first`);
      }
      if (found.isOperator === isOperator) return;
      await manager.update(User, { id: found.id }, { isOperator, updatedAt: () => 'now()' });
      await this.audit.record(manager, null, {
        action: isOperator ? 'user.operator_added' : 'user.operator_removed',
        subject: { type: 'user', id: found.id },
      });
    });
  }
}

/** Two who remove each other must not both succeed. */
function lockAdmins(manager: EntityManager): Promise<User[]> {
  return manager.find(User, {
    where: ADMINS,
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
}
