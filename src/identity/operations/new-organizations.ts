import { Injectable } from '@nestjs/common';
import { type Actor, Role } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { Database } from '../../platform/database/index.js';
import { OrganizationCreation } from '../organizations/index.js';
import { passwordViolation, UsersService } from '../users/index.js';
import type { CreateOrganization, FirstAdminOfOrganization } from './organizations.dto.js';

/** Makes organisations together with whoever administers them first: both, or neither. */
@Injectable()
export class NewOrganizations {
  constructor(
    private readonly database: Database,
    private readonly creation: OrganizationCreation,
    private readonly users: UsersService,
  ) {}

  /** @throws NotIsolatedError, SlugTakenError, ValidationError, TablesBusyError */
  async create(actor: Actor, { admin, ...organization }: CreateOrganization) {
    this.creation.assertIsolating();
    const account = admin && (await this.prepare(admin));
    return this.database.system.transaction(async (manager) => {
      const created = await this.creation.create(manager, actor, organization);
      if (account) await this.users.add(manager, created.id, account);
      return created;
    });
  }

  private prepare({ email, password }: FirstAdminOfOrganization) {
    const message = passwordViolation(password, { email, hasSecondFactor: false });
    if (message) throw new ValidationError([{ path: 'admin.password', message }]);
    return this.users.prepare({ email, password, role: Role.Admin });
  }
}
