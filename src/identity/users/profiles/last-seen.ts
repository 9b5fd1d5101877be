import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type Actor, PEOPLE } from '../../../platform/access/index.js';
import { LatestValues } from '../../../platform/common/latest-values.js';
import { Database } from '../../../platform/database/index.js';

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

/** Remembers when people were here; no request waits for it. */
@Injectable()
export class LastSeen implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly latest = new LatestValues<Sight>({
    name: 'note when people were seen',
    lost: 'when people were seen last is lost',
    logger: new Logger('Users'),
    write: (due) =>
      this.database.system.run(WRITE, [
        due.map(([, { organizationId }]) => organizationId),
        due.map(([id]) => id),
        due.map(([, { at }]) => at),
      ]),
  });

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.latest.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.latest.stop();
  }

  /** Somebody is here now; machines are known by their keys. */
  note({ id, organizationId, kind }: Actor): void {
    if (kind && PEOPLE?.includes(kind)) this.latest.note(id, { organizationId, at: new Date() });
  }
}
