import type { TestDatabase } from './database.js';
import { type JobsInstance, startJobsInstance } from './jobs-instance.js';

export interface Job {
  readonly status: string;
  readonly progress: number;
  readonly retryCount: number;
  readonly failureContext: object | null;
  readonly result: object | null;
  /** Seconds until it began. */
  readonly waited: number;
}

const TABLES = `
  CREATE TABLE effects (id integer GENERATED ALWAYS AS IDENTITY, job_id integer, what text,
                        pid integer, at timestamptz DEFAULT clock_timestamp(),
                        organization text DEFAULT current_setting('app.organization_id'));
  CREATE TABLE weather AS SELECT true AS broken`;

/** A database with jobs, and the instances that work on them. */
export class JobsPlace {
  private readonly instances: JobsInstance[] = [];

  private constructor(readonly database: TestDatabase) {}

  /** Takes over a database that has been migrated. */
  static async on(database: TestDatabase): Promise<JobsPlace> {
    await database.query(TABLES);
    return new JobsPlace(database);
  }

  async anInstance(environment: Record<string, string> = {}): Promise<JobsInstance> {
    const instance = await startJobsInstance({ DATABASE_URL: this.database.url, ...environment });
    this.instances.push(instance);
    return instance;
  }

  async enqueue(by: JobsInstance, type: string, payload = {}, key?: string): Promise<number> {
    return (await by.call('enqueue', { type, payload, key })) as number;
  }

  async job(id: number): Promise<Job> {
    const [found] = await this.database.query<Job>(
      `SELECT status, progress, retry_count AS "retryCount", failure_context AS "failureContext",
              result, extract(epoch FROM started_at - created_at)::float8 AS waited
       FROM background_tasks WHERE id = $1`,
      [id],
    );
    return found!;
  }

  statusOf(id: number): () => Promise<string> {
    return async () => (await this.job(id)).status;
  }

  effects(id: number, what: string): Promise<{ pid: number; at: Date }[]> {
    return this.database.query('SELECT pid, at FROM effects WHERE job_id = $1 AND what = $2', [
      id,
      what,
    ]);
  }

  begunBy(id: number): () => Promise<number[]> {
    return async () => (await this.effects(id, 'begun')).map(({ pid }) => pid);
  }

  /** Messages that wait, in whichever queue. */
  async messages(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM pgboss.job WHERE name IN ('work', 'fail', 'tick')`,
    );
    return row!.count;
  }

  async close(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.kill()));
    await this.database.drop();
  }
}
