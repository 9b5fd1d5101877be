import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { LatestValues } from '../../../platform/common/latest-values.js';
import { Database } from '../../../platform/database/index.js';

const WRITE = {
  name: 'write_api_key_uses',
  text: `UPDATE api_keys SET last_used_at = used.at
         FROM unnest($1::integer[], $2::timestamptz[]) AS used (id, at)
         WHERE api_keys.id = used.id AND (last_used_at IS NULL OR last_used_at < used.at)`,
};

/** Remembers when keys were used; no request waits for it. */
@Injectable()
export class LastUses implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly latest = new LatestValues<Date>({
    name: 'note the use of API keys',
    lost: 'the last uses of API keys are lost',
    logger: new Logger('ApiKeys'),
    write: (due) =>
      this.database.system.run(WRITE, [due.map(([id]) => id), due.map(([, at]) => at)]),
  });

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.latest.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.latest.stop();
  }

  /** The key was used now. */
  note(keyId: number): void {
    this.latest.note(keyId, new Date());
  }
}
