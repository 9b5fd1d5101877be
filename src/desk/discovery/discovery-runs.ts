import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, type OrganizationScope } from '../../platform/database/index.js';
import { Discovery } from './discovery.entity.js';

/** The discoveries that jobs carry out. */
@Injectable()
export class DiscoveryRuns {
  constructor(private readonly database: Database) {}

  /** The discovery of a job, whatever became of it. */
  async ofJob(scope: OrganizationScope, jobId: number): Promise<Discovery | undefined> {
    const found = await this.database.of(scope).repository(Discovery).findOneBy({ jobId });
    return found ?? undefined;
  }

  /** Lets everybody see how far it is; whether it still counts. */
  async report(scope: OrganizationScope, id: number, progress: number): Promise<boolean> {
    const where = { id, status: 'working' } as const;
    const discoveries = this.database.of(scope).repository(Discovery);
    return (await discoveries.update(where, { progress })).affected === 1;
  }

  async fail(manager: EntityManager, jobId: number, error: string): Promise<void> {
    const failed = { status: 'failed', error, finishedAt: new Date() } as const;
    await manager.update(Discovery, { jobId, status: 'working' }, failed);
  }

  async resume(manager: EntityManager, jobId: number): Promise<void> {
    const working = { status: 'working', error: null, progress: 0, finishedAt: null } as const;
    await manager.update(Discovery, { jobId, status: 'failed' }, working);
  }
}
