import { Injectable } from '@nestjs/common';
import { organizationOf, type OrganizationScope } from '../../../platform/database/index.js';
import { OrganizationDirectory } from '../organization-directory.js';
import { LimitExceededError } from './limit-exceeded.error.js';

/** How much an organisation may keep; what it keeps is measured every night. */
@Injectable()
export class StorageLimit {
  constructor(private readonly directory: OrganizationDirectory) {}

  /** Call before more is kept. @throws LimitExceededError */
  async assertRoom(scope: OrganizationScope): Promise<void> {
    const organization = await this.directory.get(organizationOf(scope));
    if (!organization) return;
    const { storageBytes: used, limits } = organization;
    const limit = limits.storageBytes;
    if (limit === null || used < limit) return;
    throw new LimitExceededError('storageBytes', { limit, used, renewsAt: null });
  }
}
