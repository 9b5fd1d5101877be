import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Notifications } from '../database/notifications.js';

const CHANNEL = 'triage_changed';
const NOTIFY = { name: 'notify_triage_changed', text: `SELECT pg_notify('${CHANNEL}', '')` };

/** Spreads the news that the taxonomy, the policy or the active model changed. */
@Injectable()
export class TriageChanges {
  private listener: () => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  /** Calls `listener` for changes by this instance and by others. */
  subscribe(listener: () => Promise<void>): void {
    this.listener = listener;
    this.notifications.listen(CHANNEL, () => void listener());
  }

  /**
   * Call after the change is committed; when it resolves, this instance works by it. As part of a
   * larger transaction it waits for that one's commit.
   */
  announce(): Promise<void> {
    return this.database.afterCommit(async () => {
      await this.database.run(NOTIFY, []);
      await this.listener();
    });
  }
}
