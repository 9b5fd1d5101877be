import { Injectable } from '@nestjs/common';
import {
  Database,
  organizationOf,
  type OrganizationScope,
} from '../../../platform/database/index.js';
import { OrganizationDirectory } from '../organization-directory.js';
import { LimitExceededError } from './limit-exceeded.error.js';

const ADD = {
  name: 'add_storage',
  text: 'UPDATE organizations SET storage_bytes = storage_bytes + $2 WHERE id = $1',
};

/** How much an organisation may keep; what it keeps is measured every night. */
@Injectable()
export class StorageLimit {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly database: Database,
  ) {}

  /** Call before more is kept. @throws LimitExceededError */
  async assertRoom(scope: OrganizationScope): Promise<void> {
    const organization = await this.directory.get(organizationOf(scope));
    if (!organization) return;
    const { storageBytes: used, limits } = organization;
    const limit = limits.storageBytes;
    if (limit === null || used < limit) return;
    throw new LimitExceededError('storageBytes', { limit, used, renewsAt: null });
  }

  /** Counts what is too much to wait for the night. */
  async add(scope: OrganizationScope, bytes: number): Promise<void> {
    await this.database.of(scope).run(ADD, [organizationOf(scope), bytes]);
  }
}
