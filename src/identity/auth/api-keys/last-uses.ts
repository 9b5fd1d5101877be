import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database } from '../../../platform/database/index.js';

const LOOK_EVERY_MS = 2_000;
const WRITE_EVERY_MS = 60_000;

const WRITE = {
  name: 'write_api_key_uses',
  text: `UPDATE api_keys SET last_used_at = used.at
         FROM unnest($1::integer[], $2::timestamptz[]) AS used (id, at)
         WHERE api_keys.id = used.id AND (last_used_at IS NULL OR last_used_at < used.at)`,
};

/**
 * Remembers when keys were used and writes it from time to time, the keys of all
 * organisations in one statement and each at most once a minute: no request waits for it, nor does one fail when the database does not take
 * it. What could not be written is written later, the rest at the end of the process.
 */
@Injectable()
export class LastUses implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ApiKeys');
  private readonly pending = new Map<number, Date>();
  private readonly writtenAt = new Map<number, number>();
  private readonly writing = new Recurring('note the use of API keys', LOOK_EVERY_MS, () =>
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
      this.logger.warn(`the last uses of API keys are lost: ${String(error)}`);
    });
  }

  /** The key was used now. */
  note(keyId: number): void {
    this.pending.set(keyId, new Date());
  }

  /** Writes the uses of the keys that were last written before `before`. */
  private async write(before: number): Promise<void> {
    const due = [...this.pending].filter(([id]) => (this.writtenAt.get(id) ?? 0) < before);
    if (due.length === 0) return;
    await this.database.system.run(WRITE, [due.map(([id]) => id), due.map(([, at]) => at)]);
    for (const [id, at] of due) {
      this.writtenAt.set(id, Date.now());
      // Used again while it was written: that is for the next time.
      if (this.pending.get(id) === at) this.pending.delete(id);
    }
  }
}
