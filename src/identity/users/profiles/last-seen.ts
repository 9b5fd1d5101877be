import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type Actor, PEOPLE } from '../../../platform/access/index.js';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database } from '../../../platform/database/index.js';

const LOOK_EVERY_MS = 2_000;
const WRITE_EVERY_MS = 60_000;

// In one order, so that instances that write the same rows wait for each other. Who is gone, or goes
// with the organisation, gets no row any more.
const WRITE = {
  name: 'write_last_seen',
  text: `INSERT INTO user_profiles (organization_id, user_id, last_seen_at)
         SELECT users.organization_id, users.id, seen.at
         FROM unnest($1::integer[], $2::integer[], $3::timestamptz[]) AS seen (organization, id, at)
         JOIN users ON users.organization_id = seen.organization AND users.id = seen.id
           AND deleted_at IS NULL
         JOIN organizations ON organizations.id = users.organization_id
           AND deletion_requested_at IS NULL
         ORDER BY users.organization_id, users.id
         ON CONFLICT (organization_id, user_id) DO UPDATE SET last_seen_at = excluded.last_seen_at
         WHERE user_profiles.last_seen_at IS NULL
           OR user_profiles.last_seen_at < excluded.last_seen_at`,
};

interface Sight {
  readonly organizationId: number;
  readonly at: Date;
}

/**
 * Remembers when people were here and writes it from time to time, those of all organisations in one
 * statement and each at most once a minute: no request waits for it, nor does one fail when the
 * database does not take it.
 */
@Injectable()
export class LastSeen implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Users');
  private readonly pending = new Map<number, Sight>();
  private readonly writtenAt = new Map<number, number>();
  private readonly writing = new Recurring('note when people were seen', LOOK_EVERY_MS, () =>
    this.write(Date.now() - WRITE_EVERY_MS),
  );

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.writing.start();
  }

  /** After the last request, before the connections are closed. */
  async onApplicationShutdown(): Promise<void> {
    await this.writing.stop();
    await this.write(Infinity).catch((error: unknown) => {
      this.logger.warn(`when people were seen last is lost: ${String(error)}`);
    });
  }

  /** Somebody is here now; machines are known by their keys. */
  note({ id, organizationId, kind }: Actor): void {
    if (kind && PEOPLE?.includes(kind)) this.pending.set(id, { organizationId, at: new Date() });
  }

  /** Writes those who were last written before `before`. */
  private async write(before: number): Promise<void> {
    const due = [...this.pending].filter(([id]) => (this.writtenAt.get(id) ?? 0) < before);
    if (due.length === 0) return;
    await this.database.system.run(WRITE, [
      due.map(([, { organizationId }]) => organizationId),
      due.map(([id]) => id),
      due.map(([, { at }]) => at),
    ]);
    // Nobody has to be remembered for longer than they wait for.
    for (const [id, at] of this.writtenAt) if (at < before) this.writtenAt.delete(id);
    for (const [id, sight] of due) {
      this.writtenAt.set(id, Date.now());
      // Seen again while it was written: that is for the next time.
      if (this.pending.get(id) === sight) this.pending.delete(id);
    }
  }
}
