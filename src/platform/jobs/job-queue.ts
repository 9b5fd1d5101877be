import { Injectable, Logger } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { LOCKS, organizationOf, type OrganizationScope, PGBOSS_SCHEMA } from '../database/index.js';
import { JobsPool } from './jobs-pool.js';
import { type Connection, executorOn, type SqlExecutor } from './sql-executor.js';

/** What a message says: which job to begin, or, from a schedule, that one is to be made. */
export type JobMessage =
  { readonly taskId: number } | { readonly organizationId: number; readonly payload: object };

/** How a job type is begun by the clock. */
export interface JobSchedule {
  /** Whose jobs it makes. */
  readonly organizationId: number;
  readonly name: string;
  /** Five fields, in UTC. */
  readonly cron: string;
  readonly payload: object;
}

// A message waits for as long as its job does; pg-boss would put it away after 14 days.
const QUEUE = { retryLimit: 0, retentionMinutes: 365 * 24 * 60 };

// pg-boss finds messages by their own number only.
const DISCARD = `
  DELETE FROM ${PGBOSS_SCHEMA}.job AS message USING background_tasks AS task
  WHERE task.organization_id = $1 AND message.data->>'taskId' = task.id::text`;

/**
 * The queues of pg-boss, one for each type of job: which job begins next, and when. What becomes of a
 * job is in our own row, so a message is gone as soon as its job is begun.
 */
@Injectable()
export class JobQueue {
  private readonly logger = new Logger('Jobs');
  private readonly messages: PgBoss;
  private upkeep: PgBoss | undefined;

  constructor(private readonly pool: JobsPool) {
    this.messages = new PgBoss({ db: executorOn(this.pool), schema: PGBOSS_SCHEMA });
  }

  /** Sends a message in the transaction of a connection; it arrives after so many seconds. */
  async send(connection: Connection, type: string, taskId: number, seconds = 0): Promise<void> {
    const options = { db: executorOn(connection), ...(seconds > 0 && { startAfter: seconds }) };
    const message: JobMessage = { taskId };
    if (await this.messages.send(type, message, options)) return;
    // pg-boss says nothing where there is no queue, as before the first start of a new type.
    // Who acts for an organisation may not make one; it may stay where this is taken back.
    await this.create(type);
    if (!(await this.messages.send(type, message, options))) {
      throw new Error(`the queue ${type} takes no messages`);
    }
  }

  /** Takes the next message that is due out of its queue, in the transaction of a connection. */
  async take(connection: Connection, type: string): Promise<JobMessage | undefined> {
    const db = outspoken(executorOn(connection));
    const [found] = await this.messages.fetch<JobMessage>(type, { db });
    db.throwIfFailed();
    if (!found) return undefined;
    await this.messages.deleteJob(type, found.id, { db });
    return found.data;
  }

  /** Removes the messages of all jobs of an organisation. */
  async discard(connection: Connection, scope: OrganizationScope): Promise<void> {
    await connection.query(DISCARD, [organizationOf(scope)]);
  }

  /** Makes the queues that are missing, and keeps schedules and leftovers in order from then on. */
  async start(types: readonly string[], schedules: readonly JobSchedule[]): Promise<void> {
    const existing = new Set((await this.messages.getQueues()).map(({ name }) => name));
    for (const type of types) {
      if (!existing.has(type)) await this.create(type);
    }
    await this.setSchedules(schedules);
    // One that failed to start would never start again.
    const upkeep = new PgBoss({
      db: quiet(executorOn(this.pool), (error) => this.warn(error)),
      schema: PGBOSS_SCHEMA,
      migrate: false,
      schedule: schedules.length > 0,
    });
    upkeep.on('error', (error) => this.warn(error));
    await upkeep.start();
    this.upkeep = upkeep;
  }

  async stop(): Promise<void> {
    await this.upkeep?.stop({ graceful: false });
  }

  // One at a time over all instances: pg-boss locks its list of queues in a way in which two that
  // make different ones would each wait for the other.
  private create(type: string): Promise<void> {
    return this.pool.transaction(async (connection) => {
      await connection.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.queue]);
      const messages = new PgBoss({ db: executorOn(connection), schema: PGBOSS_SCHEMA });
      await messages.createQueue(type, { name: type, ...QUEUE });
    });
  }

  private async setSchedules(schedules: readonly JobSchedule[]): Promise<void> {
    const names = new Set(schedules.map(({ name }) => name));
    for (const { name } of await this.messages.getSchedules()) {
      if (!names.has(name)) await this.messages.unschedule(name);
    }
    for (const { organizationId, name, cron, payload } of schedules) {
      const message: JobMessage = { organizationId, payload };
      await this.messages.schedule(name, cron, message, { tz: 'UTC' });
    }
  }

  private warn(error: unknown): void {
    this.logger.warn(`pg-boss: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** pg-boss keeps to itself why it could not fetch. */
function outspoken(executor: SqlExecutor) {
  let failure: Error | undefined;
  return {
    executeSql: async (text: string, values: unknown[]) => {
      try {
        return await executor.executeSql(text, values);
      } catch (error) {
        failure = error as Error;
        throw error;
      }
    },
    throwIfFailed: () => {
      if (failure) throw failure;
    },
  };
}

/**
 * In its upkeep, pg-boss leaves promises to themselves: one that is rejected, as when PostgreSQL
 * restarts, would end the process. It takes a missing result for "nothing done".
 */
function quiet(executor: SqlExecutor, warn: (error: unknown) => void) {
  return {
    executeSql: (text: string, values: unknown[]) =>
      executor.executeSql(text, values).catch((error: unknown) => {
        warn(error);
        return undefined as unknown as { rows: unknown[] };
      }),
  };
}
