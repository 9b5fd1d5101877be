import type { Settings } from '../config/settings.js';
import { EmbeddedPostgres, type ServerEvents } from './embedded/embedded-postgres.js';

/** The PostgreSQL that the process works on. */
export interface DatabaseServer {
  readonly url: string;
  /** Ends what `openDatabaseServer` started; a server of somebody else is left alone. */
  stop(): Promise<void>;
}

/** The server of `DATABASE_URL`, or, without one, an embedded server in `DATA_DIR`. */
export async function openDatabaseServer(
  settings: Settings,
  events: ServerEvents,
): Promise<DatabaseServer> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, stop: () => Promise.resolve() };
  return EmbeddedPostgres.start(settings.dataDir, events);
}
