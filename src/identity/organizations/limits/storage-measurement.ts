import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  Database,
  DEFAULT_ORGANIZATION,
  organizationTables,
} from '../../../platform/database/index.js';
import { type JobRun, Jobs } from '../../../platform/jobs/index.js';
import { LimitNotices } from './limit-notices.js';

const JOB = 'storage-measurement';
const EVERY_NIGHT = '17 3 * * *';
const PATIENCE = `SET LOCAL statement_timeout = '15min'`;

// Without their indexes, and as they are stored where they are long: compressed.
const sizesIn = (table: string): string => `
  SELECT organization_id AS id, sum(pg_column_size(${table}.*))::float8 AS bytes
  FROM ${table} GROUP BY organization_id`;

const KEEP = `
  UPDATE organizations SET storage_bytes = measured.bytes
  FROM unnest($1::integer[], $2::bigint[]) AS measured (id, bytes)
  WHERE organizations.id = measured.id
  RETURNING organizations.id AS "organizationId", storage_bytes::float8 AS used,
            max_storage_bytes::float8 AS "limit"`;

interface Kept {
  readonly organizationId: number;
  readonly used: number;
  readonly limit: number | null;
}

/** Measures every night what the rows of each organisation take. */
@Injectable()
export class StorageMeasurement implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly notices: LimitNotices,
  ) {}

  onModuleInit(): void {
    this.jobs.handle({
      name: JOB,
      forOperators: true,
      concurrency: 1,
      retryLimit: 2,
      run: async (job) => {
        await this.measure(job);
        return undefined;
      },
    });
    this.jobs.schedule(DEFAULT_ORGANIZATION, JOB, EVERY_NIGHT);
  }

  private async measure(job: JobRun): Promise<void> {
    const { system } = this.database;
    const tables = await organizationTables(system);
    const bytes = new Map<number, number>();
    for (const [index, { name }] of tables.entries()) {
      job.signal.throwIfAborted();
      for (const row of await this.sizes(name)) {
        bytes.set(row.id, (bytes.get(row.id) ?? 0) + row.bytes);
      }
      job.report((index + 1) / tables.length);
    }
    const kept = await system.transaction((manager) =>
      manager.query<[Kept[], number]>(KEEP, [[...bytes.keys()], [...bytes.values()]]),
    );
    for (const { limit, ...rest } of kept[0]) {
      if (limit !== null) await this.notices.tell({ ...rest, limit, name: 'storageBytes' });
    }
  }

  /** Each table by itself, as a long transaction would keep old rows from being cleared away. */
  private sizes(table: string): Promise<{ id: number; bytes: number }[]> {
    return this.database.system.transaction(async (manager) => {
      await manager.query(PATIENCE);
      return manager.query(sizesIn(table));
    });
  }
}
